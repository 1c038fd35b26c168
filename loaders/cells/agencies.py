"""A list of agencies as printed -> the names in it."""

import re

from loaders.vocabulary import agencies as words
from loaders.vocabulary.characters import CLOSING, OPENING, SEPARATORS, simplify
from loaders.vocabulary.places import FURTHER_KIND, GROUP_GOES_ON, OPEN_GROUP
from loaders.vocabulary.roles import JOINTS, NEUTRAL_VERBS, STATEMENT_ON_ALL, TAILS

_SPACES = re.compile(r"\s+")
_REMARK = re.compile(r"[（(].*?[)）]")
_LONGEST_NAME, _LONGEST_IN_TEXT, _MOST_TAILS = 100, 40, 20
_TAILS_FIRST = (*sorted(TAILS, key=len, reverse=True), *NEUTRAL_VERBS)
_AROUND_NAME, _AROUND_TAIL = "。．.：:；;，,、 ", "。．.，,、"


def split_names(text: str) -> list[tuple[str, str]]:
    """The list as (piece, separator after it). Separators inside brackets do not count, unless a bracket never closes."""
    text = words.SPACE_BETWEEN_NAMES.sub("、", words.AND_BEFORE_GROUP.sub("、", text))
    if not any(char in text for char in OPENING):
        return _joined(_paired(words.SEPARATOR.split(text)))
    parts, depth = [""], 0
    for char in text:
        depth = max(0, depth + (char in OPENING) - (char in CLOSING))
        if char in SEPARATORS and not depth:
            parts += [char, ""]
        else:
            parts[-1] += char
    return _joined(_paired(words.SEPARATOR.split(text) if depth else parts))


def _paired(parts: list[str]) -> list[tuple[str, str]]:
    return [
        (_SPACES.sub("", parts[at]), parts[at + 1] if at + 1 < len(parts) else "") for at in range(0, len(parts), 2)
    ]


def _joined(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pieces, with groups like 各县、市、区政府 and names that a line end broke joined again."""
    joined: list[tuple[str, str]] = []
    for piece, after in pieces:
        if joined and piece and _belongs(joined[-1], piece):
            before, separator = joined.pop()
            joined.append((before + ("" if separator == "\n" else separator) + piece, after))
        else:
            joined.append((piece, after))
    return joined


def _belongs(before: tuple[str, str], piece: str) -> bool:
    """Whether a piece continues the (name, separator) before it."""
    name, separator = before
    if separator == "、":
        if words.OPEN_NOUNS.fullmatch(name) and words.BARE_NOUN.fullmatch(strip_tails(piece)):
            return True
        return _is_open_group(name) and bool(GROUP_GOES_ON.fullmatch(strip_tails(piece)))
    if separator != "\n" or not name:
        return False
    return piece.startswith(("（", "(")) or not (ends_like_agency(name) or name.endswith((")", "）", "等", "责")))


def _is_open_group(name: str) -> bool:
    """Whether the name consists of kinds of places only; which bodies of them are meant follows later: 各县, 各县、市."""
    first, *rest = name.split("、")
    return bool(OPEN_GROUP.fullmatch(first)) and all(FURTHER_KIND.fullmatch(part) for part in rest)


def ends_like_agency(name: str) -> bool:
    """Whether the name ends as names of agencies do: 局, 委, 公司 …"""
    if len(name) > _LONGEST_NAME:
        return False
    name = simplify(words.LAST_BRACKET.sub("", name))
    return name.endswith(words.ENDS + words.END_WORDS)


def looks_like_agency(name: str) -> bool:
    """Whether a piece of text can be the name of an agency: it is short, not a sentence, and ends like a name."""
    if not 2 <= len(name) <= _LONGEST_IN_TEXT or words.STARTS_WITH_VERB.match(name):
        return False
    return not words.NO_NAME.search(_REMARK.sub("", name)) and ends_like_agency(name)


def strip_tails(name: str) -> str:
    """The name without 等, 等部门, 按职责分工, 负责 … after it and without 由, 及 … before it."""
    name = JOINTS.sub("", name.strip(_AROUND_NAME))
    for _ in range(_MOST_TAILS):
        simple = simplify(name)
        tail = next((tail for tail in _TAILS_FIRST if simple.endswith(tail) and not _is_part_of_name(name, tail)), "")
        if not tail:
            break
        name = name[: -len(tail)].rstrip(_AROUND_TAIL)
    return name


def _is_part_of_name(name: str, tail: str) -> bool:
    """Whether 组织 is the end of the name, as in 党组织, and not a verb after it."""
    return tail == "组织" and name.endswith(words.ORGANISATIONS)


def without_statements(text: str) -> str:
    """The text without clauses (which end in ； or 。) that are about all tasks: “…，不再列出”."""
    if not STATEMENT_ON_ALL.search(text):
        return text
    return "；".join(part for part in re.split("[；;。]", text) if not STATEMENT_ON_ALL.search(part))


def is_agency(name: str) -> bool:
    """Whether the text names anything at all: it is not empty, not “无”, not a dash."""
    return name not in words.NO_AGENCY
