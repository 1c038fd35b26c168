"""Running text -> data rows: an annotation gives a row for the item that it ends, or for each item that it covers."""

from dataclasses import dataclass, field
from itertools import pairwise

from loaders.blocks import Paragraph
from loaders.cells.roles import read_agencies
from loaders.layout.headings import heading_text
from loaders.layout.prose.annotations import Piece
from loaders.layout.prose.headings import mark_headings
from loaders.layout.prose.items import Item, Tree, read_lines
from loaders.layout.prose.lines import lines_of
from loaders.layout.prose.series import bare_in_series
from loaders.layout.prose.steps import Step, kept_texts, steps_of
from loaders.layout.prose.unwrap import unwrap
from loaders.layout.rows import AgencyCell, OutsideText, Row
from loaders.messages import Finding
from loaders.messages.places import MadeUpHeader
from loaders.vocabulary.characters import SENTENCE_ENDS

_ANNOTATION = MadeUpHeader("annotation")
_MEASURE_LEVEL = 2  # of （一）: a heading of this level or below is a measure
_SHOWN = 60  # characters of a text in a finding
_DEADLINE_LABEL = "完成时限："
_AROUND = "。；;，,. \u3000"


@dataclass
class Prose:
    """The data rows, not yet numbered, and findings.

    `around` are the lines above rows, and those that a finding names; `outside` is the other text that belongs to no row.
    """

    rows: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    around: list[OutsideText] = field(default_factory=list)
    outside: list[OutsideText] = field(default_factory=list)


def read_prose(paragraphs: list[tuple[int, Paragraph]]) -> Prose:
    """Read the (block, paragraph) pairs: each annotation gives a row, or a row for each item below its heading."""
    items = read_lines(unwrap(lines_of(paragraphs)))
    mark_headings(items)
    tree = Tree(items)
    reader = _Reader(tree.root)
    reader.read_below(tree.root, None)
    above, outside = _rest(tree.root)
    around = above + [_as_text(label) for label in tree.strays]
    return Prose(reader.rows, [_stray(label) for label in tree.strays], around, outside)


def _stray(label: Item) -> Finding:
    return Finding("line-under-no-task", label.line.place, {"text": label.printed.strip()[:_SHOWN]})


def _as_text(item: Item) -> OutsideText:
    return OutsideText(item.line.block, item.line.place, item.printed)


def _rest(root: Item) -> tuple[list[OutsideText], list[OutsideText]]:
    """(lines above rows, text that belongs to no row)."""
    unused = [item for item in root.walk() if item.parent and not item.is_used]
    above = {id(item) for item in unused if any(below.is_used for below in item.walk())}
    texts = [(id(item) in above, _as_text(item)) for item in unused]
    return [text for is_above, text in texts if is_above], [text for is_above, text in texts if not is_above]


class _Reader:
    """Makes the rows of a tree, in print order."""

    def __init__(self, root: Item) -> None:
        self.rows: list[Row] = []
        self._is_empty = not root.is_annotated_below
        self._series = bare_in_series(root)
        self._last_annotated = next((item for item in reversed(list(root.walk())) if item.is_annotated), None)
        self._goes_on = False  # an item has gone on below its annotation

    def read_below(self, parent: Item, inherited: str | None) -> None:
        """Add the rows of the items below an item; `inherited` is the annotation of a heading that covers them."""
        if self._is_empty:
            return
        waiting: list[Item] = []
        last: Item | None = None
        above = _lines_above_labels(parent)
        for child in parent.children:
            if _is_text(child):
                waiting.append(child)
                continue
            if child.is_paragraph and _is_measure(parent, child):
                self._read_annotated(child, waiting)
                last = child
            elif above and child.labels_below and child.is_paragraph:
                lines = waiting[-above:] if last is None else waiting
                self._read_block([*lines, child])
                last = child
            else:
                self._go_on(last, waiting)
                self._read_item(child, inherited)
                last = child if child.is_paragraph else None
            waiting = []
        self._go_on(last, waiting)

    def _go_on(self, item: Item | None, paragraphs: list[Item]) -> None:
        """Add paragraphs to the text of the item above; those below the last one are the end of the document."""
        if item is None or not paragraphs or not self.rows:
            return
        if item is not self._last_annotated:
            self._goes_on = True
        elif not self._goes_on:
            return
        self._append(paragraphs)

    def _append(self, items: list[Item]) -> None:
        """Add the texts of the items to the text of the last row."""
        row = self.rows[-1]
        detail = "\n".join(filter(None, [row.detail, *(item.text for item in items)]))
        printed = "\n".join([row.printed, *map(_use, items)])
        self.rows[-1] = row._replace(detail=detail, printed=printed)

    def _read_item(self, item: Item, inherited: str | None) -> None:
        """Add the rows of an item and of all items below it; `inherited` is the annotation of a heading that covers it."""
        own = [piece.annotation for piece in item.pieces if piece.annotation]
        covered = any(child.ordinal and (item.is_led or _is_bare(child)) for child in item.children)
        if own and inherited is not None:
            item.pieces = _with_inherited(item.pieces, inherited)
        if item.labels and not item.is_paragraph:
            self._read_steps(item, "；\n".join(own) or inherited or "")
        elif own and covered:
            self.read_below(item, own[-1])
        elif own:
            self._read_annotated(item, [])
            self._read_parts(item)
        elif inherited is None and self._lacks_agencies(item):
            self._add_whole(item, "")
        elif inherited is None or covered or item.is_annotated_below:
            self.read_below(item, inherited)
        elif item.children or item.ordinal:
            self._add_whole(item, inherited)

    def _lacks_agencies(self, item: Item) -> bool:
        """Whether the item has no annotation although others like it have: it is a task that names no agency."""
        if item.ordinal is None or item.parent is None or not _is_bare(item):
            return False
        return item.level in item.parent.annotated_levels or item in self._series

    def _read_parts(self, item: Item) -> None:
        """Read what stands below an annotated item: paragraphs without annotation are part of its text."""
        first = next((at for at, child in enumerate(item.children) if not _is_text(child)), len(item.children))
        self._go_on(item, item.children[:first])
        rest = item.children[first:]
        if rest:
            kept, item.children = item.children, rest
            self.read_below(item, None)
            item.children = kept

    def _read_annotated(self, item: Item, before: list[Item]) -> None:
        """Add a row for each annotation of the item; the paragraphs `before` it are the beginning of its text."""
        measure_item, measure, number = _measure_of(item)
        printed = "\n".join(map(_use, [*before, item]))
        texts = [part.text for part in before]
        for at, (text, annotation) in enumerate(_joined(item.pieces)):
            is_title = measure_item is item and at == 0
            task, detail = (text or measure, "") if is_title else (measure, "\n".join([*texts, text]))
            self.rows.append(_row(item, measure_item, task, detail, number, annotation or "", printed))
            texts = []

    def _read_block(self, items: list[Item]) -> None:
        """Add a row for lines without a number above label lines: the first is the title of the measure."""
        *_, labelled = items
        printed = "\n".join(map(_use, items))
        detail = "\n".join(item.title for item in items[1:])
        annotation = "；\n".join(piece.annotation for piece in labelled.pieces if piece.annotation)
        self.rows.append(_row(labelled, items[0], items[0].title, detail, "", annotation, printed))

    def _read_steps(self, owner: Item, annotation: str) -> None:
        """Add a row for each step of a measure whose texts have labels: 整改措施：1.… 2.…"""
        above = "\n".join([_use(owner), *map(_use, kept_texts(owner))])
        title = owner.title.strip()
        for at, step in enumerate(steps_of(owner)):
            pieces = _with_inherited(step.pieces, annotation) if step.is_annotated else [Piece(step.text, annotation)]
            printed = "\n".join(filter(None, [above if at == 0 else "", *map(_use, step.items)]))
            if at:
                printed += f"\t{annotation}"
            for piece in _joined(pieces):
                self.rows.append(self._step_row(owner, step, title, piece, printed))

    @staticmethod
    def _step_row(owner: Item, step: Step, title: str, piece: Piece, printed: str) -> Row:
        item = step.items[0] if step.items else owner
        row = _row(owner, owner, title.partition("。")[0], piece.text, _number(owner), piece.annotation or "", printed)
        return row._replace(place=item.line.place, block=item.line.block)

    def _add_whole(self, item: Item, annotation: str) -> None:
        """Add one row for an item and everything below it; its `printed` includes an annotation from above."""
        below = list(item.walk())[1:]
        detail = "\n".join(child.text if child.is_paragraph else child.printed for child in below)
        printed = "\n".join(map(_use, [item, *below])) + (f"\t{annotation}" if annotation else "")
        self.rows.append(_row(item, item, item.title, detail, _number(item), annotation, printed))


def _use(item: Item) -> str:
    """The item as printed; it is marked as used."""
    item.is_used = True
    return item.printed


def _is_text(item: Item) -> bool:
    return item.is_paragraph and not item.is_annotated


def _lines_above_labels(parent: Item) -> int:
    """How many lines stand at least between the label lines of one task and the line above those of the next, below a
    heading or a title: those are a title and texts. It is 0 if the items have numbers, or if only one task has labels."""
    if any(child.ordinal or child.label for child in parent.children):
        return 0
    labelled = [at for at, child in enumerate(parent.children) if child.labels_below]
    return min((after - before - 1 for before, after in pairwise(labelled)), default=0)


def _is_bare(item: Item) -> bool:
    """Whether neither the item nor any item below it has an annotation."""
    return not item.is_annotated and not item.is_annotated_below


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces; a text behind a single annotation belongs to it, and one behind several is a task that names nobody."""
    tail = pieces[-1]
    if len(pieces) == 1 or tail.annotation is not None:
        return pieces
    before = pieces[-2]
    if not tail.text.strip(_AROUND):
        return pieces[:-1]
    if len(pieces) > 2:
        return pieces
    stop = "" if not before.text or before.text.endswith((*SENTENCE_ENDS, "，", ",")) else "。"
    return [Piece(f"{before.text}{stop}{tail.text}", before.annotation)]


def _with_inherited(pieces: list[Piece], inherited: str) -> list[Piece]:
    """The pieces with the leads of the heading; with those responsible as well, if they name agencies that help only.

    A bare list of names stands in place of the heading's. The deadline of the heading holds unless there is another.
    """
    pieces = _with_deadline(pieces, inherited)
    own = {role for piece in pieces if piece.annotation for role, _ in read_agencies(piece.annotation, "").named}
    wanted = {"牵头单位": "lead", "责任单位": "responsible"}
    if not own or not own <= {"responsible", "support", "supervise"}:
        return pieces
    if "responsible" in own:
        del wanted["责任单位"]
    above = read_agencies(inherited, "responsible").named
    lists = [(label, [name for role, name in above if role == kind]) for label, kind in wanted.items()]
    added = "".join(f"{label}：{'、'.join(names)}；\n" for label, names in lists if names)
    return [Piece(text, added + note if note else note) for text, note in pieces]


def _with_deadline(pieces: list[Piece], inherited: str) -> list[Piece]:
    deadline = read_agencies(inherited, "responsible").deadline
    if not deadline or any(read_agencies(note, "responsible").deadline for _, note in pieces if note):
        return pieces
    return [Piece(text, f"{note}；\n{_DEADLINE_LABEL}{deadline}" if note else note) for text, note in pieces]


def _is_measure(parent: Item, child: Item) -> bool:
    """Whether a numbered item above a paragraph is its measure, and not a section.

    A heading 一、 is a measure if its single paragraph has label lines, or if each heading has one paragraph only.
    """
    if parent.ordinal is None or parent.parent is None:
        return False
    if parent.level >= _MEASURE_LEVEL:
        return True
    if any(other.ordinal for other in parent.children):
        return False
    return child.labels_below or parent.parent.has_single_paragraphs


def _measure_of(item: Item) -> tuple[Item, str, str]:
    """(item, title, number) of the measure: the item itself, or for a paragraph the numbered item （三） above it."""
    parent = item.parent
    if item.is_paragraph and parent and _is_measure(parent, item):
        return parent, parent.title.strip().partition("。")[0], _number(parent)
    first = next((piece.text for piece in item.pieces if piece.text.strip()), item.text)
    return item, first.strip().strip("。；;").partition("。")[0].strip(), _number(item)


def _number(item: Item) -> str:
    return str(item.ordinal.number) if item.ordinal else ""


def _row(item: Item, measure_item: Item, task: str, detail: str, number: str, annotation: str, printed: str) -> Row:
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
    return heading_text(parent.line.text).partition("。")[0] or None
