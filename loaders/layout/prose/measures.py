"""The measure that an item or a paragraph belongs to, and the data row that is made of both."""

from itertools import pairwise

from loaders.layout.headings import heading_text
from loaders.layout.prose.items import Item
from loaders.layout.prose.labels import without_persons
from loaders.layout.rows import AgencyCell, Row
from loaders.messages.places import MadeUpHeader

_ANNOTATION = MadeUpHeader("annotation")
_STEPS_BELOW = 3  # level of 1.: what is numbered below it is no measure
_MEASURE_LEVEL = 2  # of （一）: a heading of this level or below is a measure


def is_measure(parent: Item, child: Item) -> bool:
    """Whether a numbered item above a paragraph is its measure, and not a section.

    A heading 一、 is a measure if its single paragraph has label lines, or if each heading has one paragraph only; it is
    a section if numbered tasks stand below one of the headings.
    """
    if parent.ordinal is None or parent.parent is None:
        return False
    if parent.level >= _MEASURE_LEVEL:
        return True
    if parent.parent.has_numbered_tasks:
        return False
    return child.labels_below or parent.parent.has_single_paragraphs


def has_steps(item: Item) -> bool:
    """Whether an item 1. is a measure and the numbered items below it its steps: label lines name its agencies."""
    return item.labels_below and item.level >= _STEPS_BELOW and all(child.ordinal for child in item.children)


def measure_of(item: Item) -> tuple[Item, str, str]:
    """(item, title, number) of the measure: the item itself, or for a paragraph the numbered item （三） above it."""
    parent = item.parent
    if item.is_paragraph and parent and is_measure(parent, item):
        return parent, parent.title.strip().partition("。")[0], number_of(parent)
    first = next((piece.text for piece in item.pieces if piece.text.strip()), item.text)
    return item, first.strip().strip("。；;").partition("。")[0].strip(), number_of(item)


def lines_above_labels(parent: Item) -> int:
    """How many lines stand at least between the label lines of one task and the line above those of the next, below a
    heading or a title: those are a title and texts. It is 0 if the items have numbers, or if only one task has labels."""
    if any(child.ordinal or child.label for child in parent.children):
        return 0
    labelled = [at for at, child in enumerate(parent.children) if child.labels_below]
    return min((after - before - 1 for before, after in pairwise(labelled)), default=0)


def number_of(item: Item) -> str:
    return str(item.ordinal.number) if item.ordinal else ""


def make_row(item: Item, measure_item: Item, task: str, detail: str, number: str, annotation: str, printed: str) -> Row:
    annotation = without_persons(annotation)
    return Row(
        number=0,
        section=_section(measure_item),
        task=task.strip().rstrip("；;，,：:"),
        detail=detail.strip(),
        number_cell=number,
        deadline="",
        agencies=(AgencyCell("responsible", _ANNOTATION, annotation),) if annotation else (),
        printed=printed,
        place=item.line.place,
        block=item.line.block,
    )


def _section(item: Item) -> str | None:
    parent = item.parent
    if parent is None or parent.parent is None:
        return None
    return heading_text(parent.text).partition("。")[0] or None
