"""One name in a list of agencies: how it looks, and where it ends and its predicate begins."""

import re
from functools import lru_cache

from loaders.vocabulary import agencies as words
from loaders.vocabulary import roles as verbs
from loaders.vocabulary.characters import simplify
from loaders.vocabulary.persons import LONE_PERSON, PERSON
from loaders.vocabulary.places import GROUP

_REMARK = re.compile(r"[（(].*?[)）]")
_INNER = re.compile(
    r"(?<=[（(〔\[【［])[^（(〔\[【［）)〕\]】］]+(?=[）)〕\]】］])"
)  # of a bracket, where no predicate of the piece begins
_LONGEST_NAME, _LONGEST_IN_TEXT, _LONGEST_PERSON = 100, 40, 12
_BEGINNING, _ENDING, _LAST_WORD = 200, 60, 12  # characters that are searched for a predicate, a tail, an ending
_SHORT_OFFICE = 8
_MOST_TAILS = 8
_AROUND_NAME, _AROUND_TAIL = "。．.：:；;，,、 \u3000★☆●◎▲△■◆◇＊※", "。．.，,、 \u3000"


def is_agency(name: str) -> bool:
    """Whether the text names anything at all: it is not empty, not “无”, not a dash."""
    return name not in words.NO_AGENCY


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


def is_complete(name: str) -> bool:
    """Whether the name ends in a word that hardly stands inside a longer name: 局, 委 …, or is a group: 各乡镇."""
    end = words.LAST_BRACKET.sub("", simplify(name[-_ENDING:]))
    return bool(words.COMPLETE.search(end[-_LAST_WORD:])) or (bool(GROUP.match(name)) and ends_like_agency(name))


def is_person(text: str) -> bool:
    """Whether the text, which stands beside an agency, is the name of a person, or several."""
    pieces = re.split("[、，,]", text)
    return all(len(piece) <= _LONGEST_PERSON and PERSON.fullmatch(piece.strip()) for piece in pieces)


def is_lone_person(text: str) -> bool:
    """Whether the text is the name of a person although nothing beside it says so."""
    return bool(LONE_PERSON.fullmatch(text)) and is_person(text) and not ends_like_agency(text)


def strip_tails(name: str) -> str:
    """The name without 等, 等部门, 按职责分工, 负责 … after it and without 由, 及 … before it."""
    return split_predicate(name)[0]


@lru_cache(maxsize=8192)
def split_predicate(text: str) -> tuple[str, str]:
    """(name, predicate): 由市教育局等部门牵头制定方案 -> 市教育局, 牵头制定方案."""
    text = verbs.JOINTS.sub("", _without_mark(text.strip(_AROUND_NAME)))
    simple = _INNER.sub(lambda match: "〇" * len(match[0]), simplify(text))
    end = _end_start(simple)
    core = len(_without_tails(simple[:end]))
    start = _verb_start(simple[:core])
    return _without_tails(text[: core if start is None else start]), text[end if start is None else start :]


def _without_mark(name: str) -> str:
    """*市教育局 or 市教育局* without its mark. Several (**县教育局, whose place is left out) and #, with no word on it, are printed."""
    return name.strip("*").strip() if name.count("*") == 1 else name


def _without_tails(name: str) -> str:
    name = name.rstrip(_AROUND_TAIL)
    for _ in range(_MOST_TAILS):
        tail = verbs.TAIL.search(simplify(name), max(0, len(name) - _ENDING))
        if not tail or not tail[0] or _is_part_of_name(name, tail[0]):
            break
        name = name[: tail.start()].rstrip(_AROUND_TAIL)
    return name


def _verb_start(simple: str) -> int | None:
    """Where the predicate begins, by its first verb: behind a name that is complete there."""
    found = None
    for match in verbs.PREDICATE_START.finditer(simple[:_BEGINNING]):
        at = match.start()
        if found is not None:
            if verbs.OBJECT.search(simple[found:at]) or not is_complete(simple[:at]):
                continue
            found = None  # 市政府组织部门牵头: the name goes on to here
        if not _begins(match, simple, at):
            continue
        if match.lastgroup == "sure":
            return at
        found = at
    return found


def _begins(match: re.Match[str], simple: str, at: int) -> bool:
    """Whether the verb begins a predicate, and is no part of a name: 督查室, 组织部, 按摩医院."""
    rest = simple[at:]
    if verbs.OFFICE_OF_A_VERB.match(simple, match.end()):
        return False
    if match.lastgroup == "sure":
        return at != 1
    before = _without_tails(simple[:at])
    goes_on = ends_like_agency(rest) and not verbs.OBJECT.search(rest)
    if not at:
        return not (goes_on and (len(rest) <= _SHORT_OFFICE or is_complete(rest)))
    if match.lastgroup == "usual":
        return ends_like_agency(before) and not (goes_on and is_complete(rest))
    return is_complete(before) and not goes_on and "的" not in rest and not _is_part_of_name(simple, match[0])


def _end_start(simple: str) -> int:
    """Where the verbs begin that the text ends in, whatever stands before them; 各农贸市场主办单位 is a group, and has none."""
    match = verbs.VERB_END.search(simple, max(0, len(simple) - _ENDING))
    if not match:
        return len(simple)
    if match[0].endswith(("单位", "部门")) and (GROUP.match(simple) or not is_complete(simple[: match.start()])):
        return len(simple)
    return match.start()


def _is_part_of_name(name: str, tail: str) -> bool:
    """Whether 组织 is the end of the name, as in 党组织, and not a verb after it."""
    return tail == "组织" and simplify(name).endswith(verbs.ORGANISATIONS)
