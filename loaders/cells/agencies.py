"""A list of agencies as printed -> the names in it.

    list   = [label] piece (separator piece)*    责任单位：市教育局、市财政局等部门；各县区政府
    piece  = [word] name [bracket] [predicate]   由市教育局（牵头）按职责分工负责
    name   = agency | group of agencies          市教育局 | 各县、市、区政府

Each line of the grammar has a module: `roles` reads labels and what the predicates say about the names before them,
`separators` says where a piece ends, `sharing` which names share their last word, `names` where a name ends and its
predicate begins, `pieces` what else stands in a piece.
"""

import re
from collections.abc import Iterator

from loaders.cells.names import ends_like_agency, is_agency, looks_like_agency, strip_tails
from loaders.cells.separators import AND, BLANK, HARD, LONGEST_LOOK, SOFT_SEPARATOR, parts
from loaders.cells.sharing import share_nouns
from loaders.vocabulary.characters import CLOSING, OPENING, simplify
from loaders.vocabulary.numerals import CIRCLED, chinese_number
from loaders.vocabulary.roles import FIRST_LEADS, STATEMENT_ON_ALL
from loaders.vocabulary.sentences import FIRST_WORDS

__all__ = ["ends_like_agency", "is_agency", "looks_like_agency", "split_names", "strip_tails", "without_statements"]

_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(f"[0-9]+|[一二三四五六七八九十]+|[{CIRCLED}]")
_BRACKET = re.compile(f"[{re.escape(OPENING + CLOSING)}]")
_HARD_SEPARATOR = re.compile(rf"([{HARD}](?:\s*\n)?)")
_ON_ALL_BELOW = re.compile("[，,](?:以下|以上|下列|其他各项|各项)[^）)]*$")
_CLAUSE_END = re.compile("([；;。])")
_BRACKETED_REMARK = re.compile(r"(?<=[^\s（(])[（(][^（(）)]*[）)]")
_START = f"(?<=[{HARD}{BLANK}])"
#: 1.县教育局 2.县财政局; （1）县教育局（2）县财政局; 一、县教育局；二、县财政局; ①县教育局②县财政局
_ORDINAL = re.compile(
    rf"""(?:^\s*|{_START}|(?<=[局委办厅部会]))(?:[(（]?\d{{1,2}}[)）]|\d{{1,2}}\s*[.．、](?!\d))\s*(?=\D)
    |   (?:^|{_START})[一二三四五六七八九十]{{1,2}}、
    |   [{CIRCLED}]""",
    re.VERBOSE,
)


def split_names(text: str) -> list[tuple[str, str]]:
    """The list as (piece, separator after it): 、 in place of a word or sign, a space where a space parts two names.

    Separators inside brackets do not count, unless a bracket never closes.
    """
    pieces = [part for piece, after in _split_hard(_without_numbers(text)) for part in _split_softly(piece, after)]
    return share_nouns(pieces)


def _split_hard(text: str) -> list[tuple[str, str]]:
    """The list cut at its separators, unless one stands inside a name; with the separator after each piece."""
    joined: list[tuple[str, str, str]] = []  # piece, the same in simplified characters, separator
    cut = [*_cut(_HARD_SEPARATOR, text), ""]
    for piece, after in zip(cut[::2], cut[1::2], strict=True):
        piece, after = piece.strip(), after.strip(BLANK)[:1]
        simple = simplify(piece)
        if joined and piece and joined[-1][0] and not parts(joined[-1][2], joined[-1][1], simple):
            before, simple_before, separator = joined.pop()
            between = "" if separator == "\n" else separator
            piece, simple = before + between + piece, simple_before + between + simple
        joined.append((piece, simple, after))
    return [(piece, after) for piece, _, after in joined]


def _without_numbers(text: str) -> str:
    """The list without the numbers before its names, if they count on from 1; 局1、局2 has none."""
    marks = list(_ORDINAL.finditer(text))
    if not marks or marks[0].start() or (len(marks) == 1 and marks[0][0] in CIRCLED):
        return text
    numbers = [chinese_number(_NUMBER.findall(mark[0])[0]) for mark in marks]
    if numbers != [*range(1, len(numbers) + 1)]:
        return text
    return _ORDINAL.sub(lambda match: "、" if match.start() else "", text)


def _split_softly(piece: str, after: str) -> Iterator[tuple[str, str]]:
    """The piece, cut where words, signs or spaces stand between two complete names."""
    if not SOFT_SEPARATOR.search(piece):
        yield piece, after
        return
    cut = _cut(SOFT_SEPARATOR, piece)
    left = ""
    for text, mark, rights in zip(cut[::2], cut[1::2], _texts_after(cut), strict=False):
        left += text
        before = simplify(_tidy(left[-LONGEST_LOOK:]))
        if any(parts(mark, before, simplify(_tidy(right))) for right in rights):
            yield _tidy(left), " " if mark.isspace() else "、"
            left = ""
        else:
            left += mark
    yield _tidy(left + cut[-1]), after


def _texts_after(cut: list[str]) -> list[set[str]]:
    """For each separator the text behind it: up to the next one, and up to the next that is no 和, which may be part of a name."""
    whole = cut[-1]
    texts = [{whole}]
    for text, mark in zip(cut[-3:1:-2], cut[-2::-2], strict=False):
        goes_on = mark[0] in AND or len(text) == 1  # 王 平 is one
        whole = (text + mark + whole if goes_on else text)[:LONGEST_LOOK]
        texts.append({text, whole})
    return texts[::-1]


def _cut(separator: re.Pattern[str], text: str) -> list[str]:
    """The text cut at the separators outside brackets: text, separator, text …"""
    spans = _bracketed(text)
    if not spans:
        return separator.split(text)
    cut, start = [], 0
    for match in separator.finditer(text):
        while spans and spans[-1][1] < match.start():
            spans.pop()
        if not spans or match.start() < spans[-1][0]:
            cut += [text[start : match.start()], match[0]]
            start = match.end()
    return [*cut, text[start:]]


def _bracketed(text: str) -> list[tuple[int, int]]:
    """(opening, closing) of the outermost brackets that close, the last first."""
    open_at: list[int] = []
    pairs: list[tuple[int, int]] = []
    for match in _BRACKET.finditer(text):
        if match[0] in OPENING:
            open_at.append(match.start())
        elif open_at:
            start = open_at.pop()
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, match.start()))
    return pairs[::-1]


def _tidy(text: str) -> str:
    return _SPACES.sub("", text)


def without_statements(text: str) -> str:
    """The text without clauses (which end in ； or 。) that are about all tasks: “…，不再列出”, and without “，以下均涉及…”.

    A clause that says which of the agencies leads goes, too, with what follows it: 列第一位的为牵头单位，其他部门负责. In a
    bracket behind names, such a clause is left to the reader of the piece.
    """
    if not STATEMENT_ON_ALL.search(text) and not any(word in text for word in FIRST_WORDS):
        return text
    parts = (_before_first_leads(_ON_ALL_BELOW.sub("", part)) for part in _cut(_CLAUSE_END, text)[::2])
    return "；".join(part for part in parts if not STATEMENT_ON_ALL.search(_BRACKETED_REMARK.sub("", part)))


def _before_first_leads(part: str) -> str:
    found = FIRST_LEADS.search(part)
    if not found or _BRACKET.search(part, found.start()):
        return part
    return part[: max(part.rfind(mark, 0, found.start()) for mark in "，,、：:") + 1]
