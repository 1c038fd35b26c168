"""Finds the headers of tables among the lines of a PDF page: short names side by side, some of which are known."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from loaders.formats.pdf_text_lines import Rules, TextLine, Word, whole_line, words_of
from loaders.vocabulary.columns import HEAD_OF, KIND_OF

_GAPS = (0.6, 1.2, 2.2)  # of a character's size, between the words of a header; letters of one word may be spaced out
_MOST_COLUMNS = 40
_LONGEST_NAME = 14  # characters of a word of a header
_LONGEST_KNOWN = 8  # characters of a header that is known by its end
_ENDINGS = tuple(head for head in HEAD_OF if len(head) > 1)
_NO_NAME = re.compile("[，。；：:;]")
_AGENCIES = re.compile("单位|部门|处室|科室|机构|主体|牵头|责任|配合|负责")
_DEEPEST = 8  # lines of a header
_CLOSE = 0.7  # of a character's size: the space between two lines of a header, at most
_MOST_LETTERS = 120  # of a header


class Header(NamedTuple):
    """A header: its box and letters, its first line, the first line below it, and its words from the left."""

    whole: TextLine
    first: int
    end: int
    words: list[Word]


def find_headers(lines: Sequence[TextLine], rules: Rules) -> Mapping[int, Header]:
    """The headers among the lines by their first line: those with a line of known names, and those of broken names."""
    found: dict[int, Header] = {}
    for start, end in _blocks(lines, rules):
        known = next(((at, words) for at in range(start, end) if (words := _names(lines[at]))), None)
        header = _around(lines, start, end, *known) if known else _of_broken_names(lines, start, end)
        if header:
            found[header.first] = header
    return found


def _blocks(lines: Sequence[TextLine], rules: Rules) -> Iterator[tuple[int, int]]:
    """The first line of each block, which no wide space and no rule divides, and the first line below it."""
    start, lowest = 0, 0.0
    for at, line in enumerate(lines):
        lowest = max(lowest, line.bottom) if at > start else line.bottom
        is_last = at + 1 == len(lines)
        if (
            is_last
            or lines[at + 1].top - lowest > _CLOSE * (line.bottom - line.top)
            or rules.between(line, lines[at + 1])
        ):
            yield start, at + 1
            start = at + 1


def _around(lines: Sequence[TextLine], start: int, end: int, at: int, words: list[Word]) -> Header:
    """The header with the words above and below the line of it that has known names."""
    first, last = at, at + 1
    while at - first < _DEEPEST and first > start and lines[first - 1].bottom > lines[first].top + 1:
        first -= 1
    while (
        last - at < _DEEPEST
        and last < end
        and (lines[last].top < lines[last - 1].bottom - 1 or _goes_on(lines[last], words))
    ):
        words = _with(words, lines[last])
        last += 1
    for line in reversed(lines[first:at]):
        words = _with(words, line)
    return Header(whole_line([char for line in lines[first:last] for char in line.chars]), first, last, words)


def _of_broken_names(lines: Sequence[TextLine], start: int, end: int) -> Header | None:
    """The block as a header whose names are all broken over lines, if it is one."""
    if not 1 < end - start <= _DEEPEST or sum(len(line.chars) for line in lines[start:end]) > _MOST_LETTERS:
        return None
    words: list[Word] = []
    for line in lines[start:end]:
        words = _with(words, line)
    is_header = len(words) > 2 and is_header_of([word.text for word in words])
    return (
        Header(whole_line([char for line in lines[start:end] for char in line.chars]), start, end, words)
        if is_header
        else None
    )


def _names(line: TextLine) -> list[Word]:
    """The words of the line if it is a header, with the gap between them that makes most of them known; or none."""
    size = max(char["size"] for char in line.chars)
    attempts = [_closed_up(list(words_of(line, gap * size))) for gap in _GAPS]
    headers = [words for words in attempts if 2 <= len(words) <= _MOST_COLUMNS and is_header_of(_texts(words))]
    return max(headers, key=lambda words: sum(map(_is_known, _texts(words))), default=[])


def _closed_up(words: list[Word]) -> list[Word]:
    """The words, with letters that are spaced out as one if their name is known."""
    closed: list[Word] = []
    for is_letter, run in groupby(words, key=lambda word: len(word.text) == 1):
        own = list(run)
        text = "".join(_texts(own))
        if is_letter and (_is_known(text) or _AGENCIES.search(text)):
            own = [Word(text, own[0].left, own[-1].right)]
        closed += own
    return closed


def _texts(words: list[Word]) -> list[str]:
    return [word.text for word in words]


def is_header_of(names: list[str]) -> bool:
    """Whether the names are those of a table: one of agencies and another known one; of two columns, both."""
    if any(len(name) > _LONGEST_NAME or _NO_NAME.search(name) for name in names):
        return False
    agencies = [bool(_AGENCIES.search(name)) for name in names]
    known = [_is_known(name) for name in names]
    others = sum(is_known and not is_agency for is_known, is_agency in zip(known, agencies, strict=True))
    return any(agencies) and others > 0 and (len(names) > 2 or all(known))


def is_one_name(words: Sequence[str]) -> bool:
    """Whether the words, or letters that are spaced out, are one name."""
    return len(words) < 2 or _is_known("".join(words)) or all(len(word) == 1 for word in words)


def _is_known(name: str) -> bool:
    return name in KIND_OF or (len(name) <= _LONGEST_KNOWN and name.endswith(_ENDINGS))


def _goes_on(line: TextLine, words: list[Word]) -> bool:
    """Whether the line holds the second halves of words that are known only as a whole: 牵头 above 单位."""
    halves = [(word, _under(word, words)) for word in words_of(line, _GAPS[0] * line.chars[0]["size"])]
    return all(above and _is_known(above.text + word.text) for word, above in halves)


def _under(word: Word, words: list[Word]) -> Word | None:
    return next((above for above in words if above.left < word.right and word.left < above.right), None)


def _with(words: list[Word], line: TextLine) -> list[Word]:
    """The words of a header with those of a further line of it."""
    for word in words_of(line, _GAPS[0] * line.chars[0]["size"]):
        above = _under(word, words)
        if above:
            joined = Word(above.text + word.text, min(above.left, word.left), max(above.right, word.right))
            words = [joined if one == above else one for one in words]
        else:
            words = sorted([*words, word], key=lambda one: one.left)
    return words
