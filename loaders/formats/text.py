"""Plain text -> blocks: separated values, tables in Markdown or drawn with box characters, running text."""

import re
import unicodedata
from collections import Counter

from loaders.blocks import Block, Grid, Paragraph, Source
from loaders.formats.delimited import Record, find_delimiter, has_quoted_cells, read_records
from loaders.formats.encoding import decode
from loaders.formats.markup import visible_text
from loaders.messages.places import FILE, Place

_PIPED = re.compile(r"\s*[|｜].*[|｜]\s*")
_PIPED_INSIDE = re.compile(r"\s*[^|｜\s][^|｜]*(?:[|｜][^|｜]*){2,}")
_RULE = re.compile(r"(?=.*--)[\s|｜:：\-—]*")
_BOXED = re.compile(r"\s*[│┃║].*[│┃║]\s*")
_BOX_RULE = re.compile(r"(?=.*[─━═]{2})[\s─━═┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬│┃║]*")
_HASHES = re.compile(r"\s*#{1,6}\s+")
_MARKDOWN = (".md", ".markdown")
_LISTED = re.compile(r"\s*[-*+]\s+(?=\S)")
_GAP = re.compile(r" {2,}|\u3000+ *")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,200}?)(?<=\S)\1")
_FEWEST_WRAPPED = 0.3  # share of full lines in a text that was wrapped at a fixed width
_NARROWEST, _WIDEST = 36, 130  # columns of a wrapped text; an ideograph takes up two


def read_text(data: bytes, name: str) -> Source:
    """The blocks of a text file. Raises LoadError if the bytes are not text."""
    text, removed, cut = decode(data)
    return Source(text_blocks(text, name), removed=removed, cut=cut, clean="&" not in text)  # entities may add some


def text_blocks(text: str, name: str = "") -> list[Block]:
    """The tables and paragraphs of a text."""
    lines = text.split("\n")
    if name.lower().endswith(_MARKDOWN) or any(map(_HASHES.match, lines)):
        lines = [_unmarked(line) for line in lines]
    if "\t" in text and any("\t" in line.strip() for line in lines):
        return _tabbed(text, lines)
    if name.lower().endswith(".csv") and '"' in text and (delimiter := find_delimiter(text, name)):
        return _as_grids(read_records(text, delimiter))  # before tables: a quoted cell may hold one
    if any("|" in line and _RULE.fullmatch(line) for line in lines):
        lines = [f"|{line}|" if _PIPED_INSIDE.fullmatch(line) else line for line in lines]
        return _drawn(lines, _PIPED, _RULE, re.compile(r"(?<!\\)[|｜]"), joined=False)
    if sum(1 for line in lines if _BOXED.fullmatch(line)) > 1:
        return _drawn(lines, _BOXED, _BOX_RULE, re.compile("[│┃║]"), joined=any(map(_BOX_RULE.fullmatch, lines)))
    if delimiter := find_delimiter(text, name):
        return _as_grids(read_records(text, delimiter))
    if spaced := _spaced(lines):
        return _as_grids(spaced)
    return _paragraphs(list(enumerate(lines, start=1)))


def _spaced(lines: list[str]) -> list[Record]:
    """The records, if two or more spaces separate the columns, most lines have the same number, and at least three."""
    records = [(number, _GAP.split(line.strip())) for number, line in enumerate(lines, start=1) if line.strip()]
    widths = Counter(len(cells) for _, cells in records)
    width, count = max(widths.items(), key=lambda item: item[1], default=(0, 0))
    return records if width > 2 and count > 1 and count > 0.6 * len(records) else []


def _tabbed(text: str, lines: list[str]) -> list[Block]:
    if has_quoted_cells(text):
        return _as_grids(read_records(text, "\t"))
    return _as_grids([(number, line.split("\t")) for number, line in enumerate(lines, start=1) if line.strip()])


def _as_grids(records: list[Record]) -> list[Block]:
    """The records from the first to the last one with several cells as a grid, those before and after as paragraphs."""
    wide = [at for at, (_, cells) in enumerate(records) if len(cells) > 1]
    if not any(sum(map(bool, map(str.strip, cells))) > 1 for _, cells in records):
        return _plain(records)
    first, last = wide[0], wide[-1]
    before, table, after = records[:first], records[first : last + 1], records[last + 1 :]
    grid = Grid(
        rows=[[visible_text(cell) for cell in cells] for _, cells in table],
        place=FILE,
        row_numbers=[number for number, _ in table],
    )
    return [*_plain(before), grid, *_plain(after)]


def _plain(records: list[Record]) -> list[Block]:
    return _paragraphs([(number, "".join(cells)) for number, cells in records])


def _drawn(
    lines: list[str], row: re.Pattern[str], rule: re.Pattern[str], bar: re.Pattern[str], *, joined: bool
) -> list[Block]:
    """Tables drawn with bars; if rules separate the rows (`joined`), all lines between two rules are one row."""
    blocks: list[Block] = []
    loose: list[tuple[int, str]] = []
    grid: Grid | None = None
    fresh = True
    for number, line in enumerate(lines, start=1):
        if rule.fullmatch(line) and (grid or joined):
            fresh = True
        elif row.fullmatch(line):
            cells = [visible_text(cell.strip().replace("\\|", "|")) for cell in bar.split(line.strip())[1:-1]]
            if grid is None:
                blocks += _paragraphs(loose)
                loose, grid = [], Grid([], FILE, [])
                blocks.append(grid)
            _add_line(grid, cells, number, continues=joined and not fresh)
            fresh = False
        else:
            grid = None
            loose.append((number, line))
    return blocks + _paragraphs(loose)


def _add_line(grid: Grid, cells: list[str], number: int, *, continues: bool) -> None:
    if continues and grid.rows and len(grid.rows[-1]) == len(cells):
        grid.rows[-1] = [before + cell for before, cell in zip(grid.rows[-1], cells, strict=True)]
    else:
        grid.rows.append(cells)
        grid.row_numbers.append(number)


def _paragraphs(lines: list[tuple[int, str]]) -> list[Block]:
    """A paragraph for each line that is not blank; a line of full width counts as wrapped."""
    lines = [(number, line.replace("\t", " ")) for number, line in lines]
    width = _wrap_width([line for _, line in lines])
    following = [line for _, line in lines[1:]] + [""] * bool(lines)
    return [
        Paragraph(
            text=visible_text(line),
            place=Place("file", row=number),
            wrapped=bool(width) and _columns(line) >= width - 4 and bool(after.strip()),
            indented=line.startswith(("  ", "\u3000", "\xa0\xa0")),
        )
        for (number, line), after in zip(lines, following, strict=True)
        if line.strip()
    ]


def _unmarked(line: str) -> str:
    """A line of Markdown without the marks of headings, lists, quotes and strong text."""
    if line.lstrip()[:1] in ("#", "-", "*", "+", ">"):
        line = _HASHES.sub("", line, count=1)
        line = _LISTED.sub("", line, count=1).lstrip("> ")
    return _STRONG.sub(r"\2", line) if "**" in line or "__" in line else line


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in line.rstrip())


def _wrap_width(lines: list[str]) -> int:
    """The width, in columns, at which the text was wrapped; 0 if it was not."""
    widths = [_columns(line) for line in lines if line.strip()]
    widest = max(widths, default=0)
    if not _NARROWEST <= widest <= _WIDEST or len(widths) < 4:
        return 0
    full = [line.rstrip() for line in lines if _columns(line) >= widest - 4]
    broken = sum(not line.endswith(tuple("。；！？）)")) for line in full)
    return widest if len(full) >= _FEWEST_WRAPPED * len(widths) and broken * 2 > len(full) else 0
