"""The text around the tasks: what of it might be a task that was missed is reported, in one finding."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.cells.ordinals import ordinal_of
from loaders.layout.headings import heading_text, is_annex, is_signature
from loaders.layout.prose.subjects import is_agency_title
from loaders.layout.rows import OutsideText, Row
from loaders.layout.table.tables import Table
from loaders.messages import Finding
from loaders.messages.places import Place
from loaders.vocabulary.characters import LINE_ENDS
from loaders.vocabulary.sentences import DOCUMENT_WORDS, IN_BRACKETS, PAGE_FURNITURE, PAGE_LABEL, SALUTATION

_ASIDES = ("explanation-not-read", "total-not-read")
_SHOWN = 60  # characters of the first text in the finding
_MOST_FRAMES = 40  # characters of a line that frames the document


def outside_findings(texts: Sequence[OutsideText], rows: Sequence[Row], title: str, *, is_prose: bool) -> list[Finding]:
    """One finding about the texts that may be tasks: they stand between rows, or have a number as tasks in a text have."""
    if not rows:
        return []
    first, last = rows[0].block, rows[-1].block
    sections = {row.section for row in rows}
    told = [
        text
        for text in texts
        if (first < text.block < last or (is_prose and ordinal_of(text.text)))
        and not is_frame(text.text.strip(), title)
        and heading_text(text.text) not in sections
    ]
    if not told:
        return []
    values = {"count": len(told), "text": told[0].text.strip()[:_SHOWN]}
    return [Finding("text-outside-actions", told[0].place, values)]


def around_rows(tables: Sequence[Table], findings: Sequence[Finding]) -> list[OutsideText]:
    """The rows of the tables that are no tasks: those above a header, and the notes and totals that findings name."""
    told = [finding.place for finding in findings if finding.code in _ASIDES]
    return [text for table in tables if table.parts for text in _around(table, told)]


def _around(table: Table, told: Sequence[Place]) -> Iterator[OutsideText]:
    grid = table.grid
    asides = {place.row for place in told if replace(place, row=None, page=None) == grid.place}
    rows = [at for at in range(len(grid.rows)) if (grid.row_numbers[at] if grid.row_numbers else at + 1) in asides]
    for at in [*range(table.parts[0].header.start), *rows]:
        if text := " ".join(dict.fromkeys(filter(None, grid.rows[at]))):
            yield OutsideText(table.block, grid.row_place(at), text)


def is_frame(text: str, title: str) -> bool:
    """Whether a line only frames the document: its title, issuer, number, addressees, date, signature, annex."""
    if text in title or is_annex(text) or is_signature(text) or IN_BRACKETS.fullmatch(text) or PAGE_LABEL.match(text):
        return True
    if SALUTATION.fullmatch(text) or PAGE_FURNITURE.search(text) or is_agency_title(text):
        return True
    is_line = len(text) <= _MOST_FRAMES and not text.endswith(LINE_ENDS) and "。" not in text
    return is_line and bool(DOCUMENT_WORDS.search(text))
