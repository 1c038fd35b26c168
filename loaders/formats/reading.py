"""Bytes -> blocks. The content of a file decides which reader takes it; its name does not."""

from collections.abc import Callable

from loaders.blocks import Block, Grid, Paragraph, Source, without_rows
from loaders.formats.bounds import check_bounds, check_bytes
from loaders.formats.encoding import clean
from loaders.formats.left_out import LeftOut
from loaders.formats.note_marks import RAISED_CHARACTER, part_raised_characters
from loaders.formats.page_numbers import is_page_number, without_page_numbers
from loaders.formats.registry import read_file
from loaders.formats.sniff import File
from loaders.messages import Finding, LoadError
from loaders.messages.places import DOCUMENT, END, Place

_MOST_COMPARED = 20  # sheets
_FEWEST_ALIKE = 2  # rows, the header among them, that two sheets may share by chance


def read_blocks(data: bytes, name: str, progress: Callable[[float], None] | None = None) -> Source:
    """The tables and paragraphs of a file, bounded in size and without invisible characters.

    Raises LoadError if the file has none or exceeds a bound. While a PDF is read, the one format that takes long,
    `progress` is called after each page with the share read so far, 0–1.
    """
    check_bytes(data)
    source = read_file(File(data, name, progress or (lambda _share: None)))
    check_bounds(source)
    if not source.clean:
        _clean(source)
    _leave_out_marks(source)
    if not source.blocks:
        raise LoadError("no-visible-text")
    source.findings += _sheets_alike(source.blocks)
    if source.removed:
        source.findings.append(Finding("invisible-characters-removed", DOCUMENT, {"count": source.removed}))
    if source.cut:
        source.findings.append(Finding("file-cut-off", END))
    return source


def _leave_out_marks(source: Source) -> None:
    """Take away page numbers, which are layout, and marks of notes in characters that are raised by themselves."""
    left_out = LeftOut()
    source.blocks = [kept for block in source.blocks if (kept := _without_marks(block, left_out))]
    source.findings += left_out.findings()


def _without_marks(block: Block, left_out: LeftOut) -> Block | None:
    """The block without them; None if nothing is left."""
    if isinstance(block, Paragraph):
        if is_page_number(block.text):
            return None
        block.text = _unraised(without_page_numbers(block.text), block.place, left_out)
        return block
    for at, row in enumerate(block.rows):
        if RAISED_CHARACTER.search("".join(row)):
            block.rows[at] = [_unraised(cell, block.row_place(at), left_out) for cell in row]
    numbers = {at for at, row in enumerate(block.rows) if (text := _only_text(row)) and is_page_number(text)}
    grid = without_rows(block, numbers)
    return grid if grid.rows else None


def _only_text(row: list[str]) -> str:
    """The text of a row in which all other cells are blank or the same; empty if there are several."""
    texts = set(row) - {""}
    return texts.pop() if len(texts) == 1 else ""


def _unraised(text: str, place: Place, left_out: LeftOut) -> str:
    text, marks = part_raised_characters(text)
    for mark in marks:
        left_out.add("note-marks", mark, place)
    return text


def _sheets_alike(blocks: list[Block]) -> list[Finding]:
    """A finding for each sheet of which most rows stand in an earlier sheet, too: one of them may be an old version."""
    findings = []
    seen: list[tuple[Place, set[tuple[str, ...]]]] = []
    for grid in blocks:
        if not isinstance(grid, Grid) or grid.place.kind != "sheet" or len(seen) == _MOST_COMPARED:
            continue
        rows = {tuple(row) for row in grid.rows if sum(map(bool, row)) > 1}
        for place, others in seen:
            if len(rows & others) > max(_FEWEST_ALIKE, len(rows) / 2):
                findings.append(Finding("sheets-alike", grid.place, {"other": place.sheet}))
                break
        seen.append((grid.place, rows))
    return findings


def _clean(source: Source) -> None:
    """Remove invisible characters from title, tables and paragraphs; count those in tables and paragraphs."""

    def cleaned(text: str) -> str:
        visible, removed = clean(text)
        source.removed += removed
        return text if visible == text else visible.strip()

    for block in source.blocks:
        if isinstance(block, Grid):
            block.rows = [[cleaned(cell) for cell in row] for row in block.rows]
        else:
            block.text = cleaned(block.text)
    source.blocks = [block for block in source.blocks if isinstance(block, Grid) or block.text]
    source.title = clean(source.title)[0]
