"""Plain text -> blocks: separated values, tables in Markdown or drawn with box characters, running text."""

import re
from collections import Counter

from loaders.blocks import Block, Grid, Source
from loaders.formats import markdown
from loaders.formats.delimited import TAB, Parting, Record, find_partings, known_words, read_records
from loaders.formats.encoding import decode
from loaders.formats.left_out import LeftOut
from loaders.formats.markup import visible_text
from loaders.formats.runs import GONE, is_only_a_number
from loaders.formats.text_lines import Line, paragraphs
from loaders.messages import Finding
from loaders.messages.places import DOCUMENT, FILE

_PIPED = re.compile(r"\s*[|｜].*[|｜]\s*")
_PIPED_INSIDE = re.compile(r"\s*[^|｜\s][^|｜]*(?:[|｜][^|｜]*){2,}")
_BAR = re.compile(r"(?<!\\)[|｜]")
_RULE = re.compile(r"(?=.*--)[\s|｜:：\-—]*")
_BOXED = re.compile(r"\s*[│┃║].*[│┃║]\s*")
_BOX_BAR = re.compile("[│┃║]")
_BOX_RULE = re.compile(r"(?=.*[─━═]{2})[\s─━═┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬│┃║]*")
_GAP = re.compile(r" {2,}|\u3000+ *")
_SPACE = re.compile(r"[ \u3000\xa0]+")
_HEADER_WITHIN = 15  # records from the top
_FEWEST_KNOWN = 3  # words of a header that single spaces part


def read_text(data: bytes, name: str) -> Source:
    """The blocks of a text file. Raises LoadError if the bytes are not text."""
    text, removed, cut = decode(data)
    findings: list[Finding] = []
    blocks = text_blocks(text, name, findings)
    return Source(blocks, findings, removed=removed, cut=cut, clean="&" not in text)  # entities may add some


def text_blocks(text: str, name: str = "", findings: list[Finding] | None = None) -> list[Block]:
    """The tables and paragraphs of a text; `findings` takes up what is left out, and what makes a table in two ways."""
    left_out, lines = LeftOut(), text.split("\n")
    is_ruled = any("|" in line and _RULE.fullmatch(line) for line in lines)
    if is_ruled or name.lower().endswith(markdown.SUFFIXES) or any(map(markdown.HASHES.match, lines)):
        lines = markdown.plain_lines(lines, left_out)
        text = "\n".join(lines)
    partings = find_partings(text, name)
    blocks = _blocks(text, lines, partings, left_out, is_ruled=is_ruled)
    if findings is not None:
        findings += left_out.findings() + _doubt(partings)
    return blocks


def _blocks(text: str, lines: list[str], partings: list[Parting], left_out: LeftOut, *, is_ruled: bool) -> list[Block]:
    """A separator that makes a table of tasks comes first, then drawn tables, other separators, and running text."""
    best = partings[0] if partings else None
    if best and best.is_table and not (is_ruled and best.delimiter in "|｜"):
        return _as_grids(read_records(text, best.delimiter), left_out)
    if is_ruled:
        lines = [f"|{line}|" if _PIPED_INSIDE.fullmatch(line) else line for line in lines]
        return _drawn(lines, (_PIPED, _RULE, _BAR), left_out, joined=False)
    if sum(1 for line in lines if _BOXED.fullmatch(line)) > 1:
        return _drawn(lines, (_BOXED, _BOX_RULE, _BOX_BAR), left_out, joined=any(map(_BOX_RULE.fullmatch, lines)))
    if TAB in text and any(TAB in line.strip() for line in lines):
        return _as_grids(read_records(text, TAB), left_out)
    if best:
        return _as_grids(read_records(text, best.delimiter), left_out)
    if spaced := _spaced(lines):
        return _as_grids(spaced, left_out)
    return paragraphs(list(enumerate(lines, start=1)), left_out)


def _doubt(partings: list[Parting]) -> list[Finding]:
    """A finding if a second separator makes nearly as good a table as the first."""
    if len(partings) < 2 or not partings[0].is_near(partings[1]):
        return []
    chosen, other = ("Tab" if parting.delimiter == TAB else parting.delimiter for parting in partings[:2])
    return [Finding("two-separators", DOCUMENT, {"chosen": chosen, "other": other})]


def _spaced(lines: list[str]) -> list[Record]:
    """The records, if white space separates the columns, most lines have the same number of them, and at least three.

    One space is enough if the words of a header stand above.
    """
    for gap, fewest_known in ((_GAP, 0), (_SPACE, _FEWEST_KNOWN)):
        records = [(number, gap.split(line.strip())) for number, line in enumerate(lines, start=1) if line.strip()]
        widths = Counter(len(cells) for _, cells in records)
        width, count = max(widths.items(), key=lambda item: item[1], default=(0, 0))
        known = max((known_words(cells) for _, cells in records[:_HEADER_WITHIN] if len(cells) == width), default=0)
        if width > 2 and count > 1 and count > 0.6 * len(records) and known >= fewest_known:
            return records
    return []


def _as_grids(records: list[Record], left_out: LeftOut) -> list[Block]:
    """The records from the first to the last one with several cells as a grid, those before and after as paragraphs."""
    wide = [at for at, (_, cells) in enumerate(records) if len(cells) > 1]
    if not any(sum(map(bool, map(str.strip, cells))) > 1 for _, cells in records):
        return _plain(records, left_out)
    first, last = wide[0], wide[-1]
    before, table, after = records[:first], records[first : last + 1], records[last + 1 :]
    grid = Grid([], FILE, [])
    for number, cells in table:
        _add_line(grid, _shown(cells, left_out), number)
    return [*_plain(before, left_out), grid, *_plain(after, left_out)]


def _plain(records: list[Record], left_out: LeftOut) -> list[Block]:
    return paragraphs([(number, "".join(cells)) for number, cells in records], left_out)


def _shown(cells: list[str], left_out: LeftOut) -> list[str]:
    """The visible texts of a row; no cells if all that it said is crossed out."""
    before = left_out.total
    shown = [visible_text(cell.replace(TAB, " ") if TAB in cell else cell, left_out) for cell in cells]
    if not left_out.total:
        return shown
    has_lost = left_out.total > before or any(GONE in cell for cell in cells)
    return [] if has_lost and all(map(is_only_a_number, shown)) else shown


def _drawn(
    lines: list[str],
    patterns: tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]],
    left_out: LeftOut,
    *,
    joined: bool,
) -> list[Block]:
    """Tables drawn with bars; if rules separate the rows (`joined`), all lines between two rules are one row.

    The patterns are those of a row, a rule and a bar.
    """
    row, rule, bar = patterns
    blocks: list[Block] = []
    loose: list[Line] = []
    grid: Grid | None = None
    fresh = True
    for number, line in enumerate(lines, start=1):
        if rule.fullmatch(line) and (grid or joined):
            fresh = True
        elif row.fullmatch(line):
            cells = [cell.strip().replace("\\|", "|") for cell in bar.split(line.strip())[1:-1]]
            if grid is None:
                blocks += paragraphs(loose, left_out)
                loose, grid = [], Grid([], FILE, [])
                blocks.append(grid)
            _add_line(grid, _shown(cells, left_out), number, continues=joined and not fresh)
            fresh = False
        else:
            grid = None
            loose.append((number, line))
    return blocks + paragraphs(loose, left_out)


def _add_line(grid: Grid, cells: list[str], number: int, *, continues: bool = False) -> None:
    if continues and grid.rows and len(grid.rows[-1]) == len(cells):
        grid.rows[-1] = [before + cell for before, cell in zip(grid.rows[-1], cells, strict=True)]
    elif cells:
        grid.rows.append(cells)
        grid.row_numbers.append(number)
