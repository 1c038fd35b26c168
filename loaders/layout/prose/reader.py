"""Running text -> data rows: an annotation gives a row for the item that it ends, or for each item that it covers."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from loaders.blocks import Paragraph
from loaders.cells.roles import read_agencies
from loaders.layout.headings import heading_text
from loaders.layout.prose.annotations import Piece, normalize_labels
from loaders.layout.prose.duties import split_duties
from loaders.layout.prose.items import Item, read_items
from loaders.layout.prose.unwrap import unwrap
from loaders.layout.rows import AgencyCell, Row
from loaders.messages import Finding
from loaders.messages.places import MadeUpHeader

_ANNOTATION = MadeUpHeader("annotation")
_LEAD_LABEL = "牵头单位："
_MEASURE_LEVEL = 2  # of （一）: a heading of this level or below is a measure
_FEWEST_DUTIES = 3  # items that begin with agencies, in a text without annotations
_SHOWN = 60  # characters of a text in a finding
_BETWEEN = "；\n"


@dataclass
class Prose:
    """The data rows, not yet numbered, and findings."""

    rows: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_prose(paragraphs: list[tuple[int, Paragraph]]) -> Prose:
    """Read the (block, paragraph) pairs: each annotation gives a row, or a row for each item below its heading."""
    normal = [(block, replace(paragraph, text=normalize_labels(paragraph.text))) for block, paragraph in paragraphs]
    root, findings = read_items([pair for pair in unwrap(normal) if pair[1].text.strip()])
    prose = Prose(findings=findings)
    if not root.is_annotated_below:
        _take_duties(root)
    if root.is_annotated_below:
        _read_below(root, None, prose)
    return prose


def _take_duties(root: Item) -> None:
    """If several items begin with agencies and what they do, make annotations of these agencies."""
    duties = {item: split_duties(item.text) for item in _all_items(root)}
    stated = {item: pieces for item, pieces in duties.items() if any(piece.annotation for piece in pieces)}
    if len(stated) >= _FEWEST_DUTIES:
        for item, pieces in stated.items():
            item.pieces = pieces


def _all_items(item: Item) -> Iterator[Item]:
    for child in item.children:
        yield child
        yield from _all_items(child)


def _read_below(item: Item, inherited: str | None, prose: Prose) -> None:
    for child in item.children:
        _read_item(child, inherited, prose)


def _read_item(item: Item, inherited: str | None, prose: Prose) -> None:
    """Add the rows of an item and of all items below it; `inherited` is the annotation of a heading that covers it."""
    own = [piece.annotation for piece in item.pieces if piece.annotation]
    covered = any(child.ordinal and _is_bare(child) for child in item.children)
    if own and inherited is not None:
        _add_leads(item, inherited)
    if own and covered:
        _read_below(item, own[-1], prose)
    elif own:
        _read_annotated(item, prose)
        _read_below(item, None, prose)
    elif inherited is None and _lacks_agencies(item):
        prose.rows.append(_row(item, item, item.text, "", _number(item), ""))
    elif inherited is None or covered or item.is_annotated_below:
        _read_below(item, inherited, prose)
    elif item.children or item.ordinal:
        _read_covered(item, inherited, prose)


def _is_bare(item: Item) -> bool:
    """Whether neither the item nor any item below it has an annotation."""
    return not item.is_annotated and not item.is_annotated_below


def _add_leads(item: Item, inherited: str) -> None:
    """Add the leads of the heading to an item whose own annotations name agencies only in other roles."""
    named = {role for piece in item.pieces if piece.annotation for role, _ in read_agencies(piece.annotation, "").named}
    leads = [name for role, name in read_agencies(inherited, "responsible").named if role == "lead"]
    if leads and named and named <= {"support", "supervise", "responsible"}:
        lead = f"{_LEAD_LABEL}{'、'.join(leads)}{_BETWEEN}"
        item.pieces = [Piece(text, lead + note if note else note) for text, note in item.pieces]


def _lacks_agencies(item: Item) -> bool:
    """Whether the item has no annotation although others of its level have: it is a task that names no agency."""
    if item.ordinal is None or item.parent is None or not _is_bare(item):
        return False
    return item.level in item.parent.annotated_levels


def _read_annotated(item: Item, prose: Prose) -> None:
    """Add a row for each annotation of the item."""
    measure_item, measure, number = _measure_of(item)
    before = ""
    for piece in item.pieces:
        if piece.annotation:
            is_own = measure_item is item
            task = piece.text if is_own and not before else measure
            detail = piece.text if before or not is_own else ""
            prose.rows.append(_row(item, measure_item, task or measure, detail, number, piece.annotation))
            before += piece.text
    tail = item.pieces[-1]
    if tail.annotation is None and len(item.pieces) > 1 and tail.text.strip("。；; "):
        prose.findings.append(Finding("text-after-annotation", item.place, {"text": tail.text.strip()[:_SHOWN]}))


def _measure_of(item: Item) -> tuple[Item, str, str]:
    """(item, title, number) of the measure: the item itself, or for a paragraph the numbered item （三） above it."""
    parent = item.parent
    if not item.ordinal and parent and parent.ordinal and parent.level >= _MEASURE_LEVEL:
        return parent, parent.title.strip().partition("。")[0], _number(parent)
    first = next((piece.text for piece in item.pieces if piece.text.strip()), item.text)
    return item, first.strip().strip("。；;").partition("。")[0].strip(), _number(item)


def _number(item: Item) -> str:
    return str(item.ordinal.number) if item.ordinal else ""


def _read_covered(item: Item, inherited: str, prose: Prose) -> None:
    """Add the row of an item that the annotation of a heading covers; its `printed` includes that annotation."""
    detail = "\n".join(child.text for child in item.children if child.ordinal is None)
    row = _row(item, item, item.title, detail, _number(item), inherited)
    prose.rows.append(row._replace(printed=f"{row.printed}\t{inherited}"))


def _row(item: Item, measure_item: Item, task: str, detail: str, number: str, annotation: str) -> Row:
    return Row(
        number=0,
        section=_section(measure_item),
        task=task.strip().rstrip("；;，,：:"),
        detail=detail.strip(),
        number_cell=number,
        deadline="",
        agencies=(AgencyCell("responsible", _ANNOTATION, annotation),) if annotation else (),
        printed=item.printed,
        place=item.place,
        block=item.block,
    )


def _section(item: Item) -> str | None:
    parent = item.parent
    if parent is None or parent.parent is None:
        return None
    return heading_text(parent.text).partition("。")[0] or None
