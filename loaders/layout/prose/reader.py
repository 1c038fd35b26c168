"""Running text -> data rows: an annotation gives a row for the item that it ends, or for each item that it covers."""

from dataclasses import dataclass, field

from loaders.blocks import Paragraph
from loaders.layout.prose.annotations import Piece
from loaders.layout.prose.headings import mark_headings
from loaders.layout.prose.inheritance import joined, with_inherited
from loaders.layout.prose.item_lines import read_lines
from loaders.layout.prose.items import Item
from loaders.layout.prose.lines import lines_of
from loaders.layout.prose.measures import has_steps, is_measure, lines_above_labels, make_row, measure_of, number_of
from loaders.layout.prose.notes import drop_sentences
from loaders.layout.prose.series import bare_in_series
from loaders.layout.prose.steps import Step, kept_texts, steps_of, tasks_below
from loaders.layout.prose.tree import Tree, names_role
from loaders.layout.prose.unwrap import unwrap
from loaders.layout.rows import OutsideText, Row
from loaders.messages import Finding

_SHOWN = 60  # characters of a text in a finding


@dataclass
class Prose:
    """The data rows, not yet numbered, and findings.

    `around` are the lines above rows, and those that a finding names; `outside` is the other text that belongs to no row.
    """

    rows: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    around: list[OutsideText] = field(default_factory=list)
    outside: list[OutsideText] = field(default_factory=list)


def read_prose(paragraphs: list[tuple[int, Paragraph]], *, is_notice: bool = False) -> Prose:
    """Read the (block, paragraph) pairs: each annotation gives a row, or a row for each item below its heading.

    In a notice beside a table, or in the rows of a grid, sentences say how to work with the table, and only brackets and labels give tasks.
    """
    items = read_lines(unwrap(lines_of(paragraphs)))
    if is_notice:
        drop_sentences(items)
    mark_headings(items)
    tree = Tree(items)
    reader = _Reader(tree.root)
    reader.read_below(tree.root, None)
    above, outside = _rest(tree.root)
    around = above + [_as_text(label) for label in tree.strays]
    return Prose(reader.rows, [_stray(label) for label in tree.strays if names_role(label)], around, outside)


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
        above = lines_above_labels(parent)
        for child in parent.children:
            if _is_text(child):
                waiting.append(child)
                continue
            if child.is_paragraph and is_measure(parent, child):
                self._read_annotated(child, [] if _introduces(waiting) else waiting)
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
        covered = any(child.ordinal and _is_covered(child, item, own) for child in item.children)
        if own and inherited is not None:
            item.pieces = with_inherited(item.pieces, inherited)
        if item.labels:
            self._read_steps(item, "；\n".join(own) or inherited or "")
            for task in tasks_below(item):
                self._read_item(task, None)
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
        measure_item, measure, number = measure_of(item)
        printed = "\n".join(map(_use, [*before, item]))
        texts = [part.text for part in before]
        for at, (text, annotation) in enumerate(joined(item.pieces)):
            is_title = measure_item is item and at == 0
            task, detail = (text or measure, "") if is_title else (measure, "\n".join([*texts, text]))
            self.rows.append(make_row(item, measure_item, task, detail, number, annotation or "", printed))
            texts = []

    def _read_block(self, items: list[Item]) -> None:
        """Add a row for lines without a number above label lines: the first is the title of the measure."""
        *_, labelled = items
        printed = "\n".join(map(_use, items))
        detail = "\n".join(item.title for item in items[1:])
        annotation = "；\n".join(piece.annotation for piece in labelled.pieces if piece.annotation)
        self.rows.append(make_row(labelled, items[0], items[0].title, detail, "", annotation, printed))

    def _read_steps(self, owner: Item, annotation: str) -> None:
        """Add a row for each step of a measure whose texts have labels: 整改措施：1.… 2.…"""
        above = "\n".join([_use(owner), *map(_use, kept_texts(owner))])
        title = owner.title.strip()
        for at, step in enumerate(steps_of(owner)):
            pieces = with_inherited(step.pieces, annotation) if step.is_annotated else [Piece(step.text, annotation)]
            printed = "\n".join(filter(None, [above if at == 0 else "", *map(_use, step.items)]))
            if at:
                printed += f"\t{annotation}"
            for piece in joined(pieces):
                self.rows.append(self._step_row(owner, step, title, piece, printed))

    @staticmethod
    def _step_row(owner: Item, step: Step, title: str, piece: Piece, printed: str) -> Row:
        item = step.items[0] if step.items and not owner.is_paragraph else owner  # a title is above its texts
        row = make_row(
            owner, owner, title.partition("。")[0], piece.text, number_of(owner), piece.annotation or "", printed
        )
        return row._replace(place=item.line.place, block=item.line.block)

    def _add_whole(self, item: Item, annotation: str) -> None:
        """Add one row for an item and everything below it; its `printed` includes an annotation from above."""
        below = list(item.walk())[1:]
        texts = [child.text if child.is_paragraph else child.printed for child in below]
        printed = "\n".join(map(_use, [item, *below])) + (f"\t{annotation}" if annotation else "")
        measure = item.parent if annotation and item.parent and has_steps(item.parent) else item
        detail = "\n".join(texts if measure is item else [item.title, *texts])
        self.rows.append(make_row(item, measure, measure.title, detail, number_of(measure), annotation, printed))


def _use(item: Item) -> str:
    """The item as printed; it is marked as used."""
    item.is_used = True
    return item.printed


def _introduces(paragraphs: list[Item]) -> bool:
    """Whether the last paragraph introduces all items that follow: 接到报告后：."""
    return bool(paragraphs) and paragraphs[-1].text.endswith(("：", ":"))


def _is_text(item: Item) -> bool:
    return item.is_paragraph and not item.is_annotated


def _is_covered(item: Item, heading: Item, annotations: list[str]) -> bool:
    """Whether the annotation of a heading is about the item: it has none, or one that leaves open who leads."""
    if heading.is_led or _is_bare(item):
        return True
    return bool(annotations) and with_inherited(item.pieces, annotations[-1]) != item.pieces


def _is_bare(item: Item) -> bool:
    """Whether neither the item nor any item below it has an annotation."""
    return not item.is_annotated and not item.is_annotated_below
