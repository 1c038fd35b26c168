"""Running text as a tree of headings and items, each with the annotations that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from loaders.cells.ordinals import Ordinal
from loaders.layout.prose.annotations import Piece
from loaders.layout.prose.labels import TextLabel
from loaders.layout.prose.lines import Line
from loaders.messages.places import DOCUMENT

#: The level of a paragraph, which encloses nothing; of a problem or a task without a number, above the labels of its measures.
NO_LEVEL, PROBLEM_LEVEL = 99.0, 2.9


@dataclass(eq=False)
class Item:
    """A numbered item or heading, or an unnumbered paragraph (`ordinal` None), with the items below it.

    `level` is that of its number or heading; a heading encloses the items of higher levels. `printed` is the line as in the
    source, with the label lines below it. `label` is set if the line begins with the label of a text. `is_label`: the line
    consists of annotations only. `labels_below`: the last annotation comes from separate label lines. `is_led`: the text
    names the agencies of the items below. `is_used`: the text stands in a row. `is_aside`: it is in no relation to other items.
    """

    line: Line
    ordinal: Ordinal | None
    text: str
    level: float
    pieces: list[Piece]
    printed: str
    label: TextLabel | None = None
    is_label: bool = False
    children: list[Item] = field(default_factory=list)
    parent: Item | None = None
    labels_below: bool = False
    is_led: bool = False
    is_used: bool = False
    is_aside: bool = False

    @property
    def is_annotated(self) -> bool:
        return any(piece.annotation for piece in self.pieces)

    @property
    def is_annotated_below(self) -> bool:
        return any(child.is_annotated or child.is_annotated_below for child in self.children)

    @property
    def is_paragraph(self) -> bool:
        """Whether the item is neither numbered nor a heading nor the label of a text."""
        return self.level == NO_LEVEL and self.label is None

    @cached_property
    def annotated_levels(self) -> set[float]:
        """The levels of the annotated items directly below; valid only once the tree is complete."""
        return {child.level for child in self.children if child.is_annotated}

    @cached_property
    def has_numbered_tasks(self) -> bool:
        """Whether a numbered item below has numbered items itself; valid only once the tree is complete."""
        return any(child.ordinal and any(below.ordinal for below in child.children) for child in self.children)

    @cached_property
    def has_single_paragraphs(self) -> bool:
        """Whether each numbered item below has one paragraph and nothing else; valid only once the tree is complete."""
        numbered = [child for child in self.children if child.ordinal]
        single = [child for child in numbered if len(child.children) == 1 and child.children[0].is_paragraph]
        return len(numbered) > 1 and len(single) == len(numbered)

    @property
    def title(self) -> str:
        """The text without its annotations."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def labels(self) -> list[Item]:
        """The items below that begin with the label of a text."""
        return [child for child in self.children if child.label]

    def name_in_title(self, names: str) -> None:
        """Take the agencies that the text names for those of the item and of all items below it."""
        self.pieces, self.is_led = [Piece(self.text, names)], True

    def walk(self) -> Iterator[Item]:
        """The item and all items below it, in print order."""
        yield self
        for child in self.children:
            yield from child.walk()


def root_item() -> Item:
    """The item that encloses all others."""
    return Item(Line("", "", DOCUMENT, -1), Ordinal(-1, 0, 0), "", -1, [], "")
