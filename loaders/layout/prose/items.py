"""Running text as a tree of headings and items, each with the annotations that belong to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from loaders.blocks import Paragraph
from loaders.cells.agencies import looks_like_agency, strip_tails
from loaders.cells.ordinals import Ordinal, ordinal_of
from loaders.layout.headings import is_note, is_signature
from loaders.layout.prose.annotations import Piece, is_label_line, split_annotations
from loaders.layout.prose.headings import HEADING_LEVEL, plain_headings
from loaders.messages import Finding
from loaders.messages.places import DOCUMENT, Place
from loaders.vocabulary.roles import LED_HEADING

_NO_LEVEL = 99
_SHOWN = 60  # characters of a text in a finding


@dataclass(eq=False)
class Item:
    """A numbered item or heading, or an unnumbered paragraph (`ordinal` None), with the items below it.

    `block` is the index of its block. `labels_below`: its last annotation comes from separate label lines.
    """

    ordinal: Ordinal | None
    text: str
    place: Place
    block: int
    pieces: list[Piece]
    printed: str
    children: list[Item] = field(default_factory=list)
    parent: Item | None = None
    labels_below: bool = False

    @property
    def level(self) -> int:
        return self.ordinal.level if self.ordinal else _NO_LEVEL

    @property
    def is_annotated(self) -> bool:
        return any(piece.annotation for piece in self.pieces)

    @property
    def is_annotated_below(self) -> bool:
        return any(child.is_annotated or child.is_annotated_below for child in self.children)

    @cached_property
    def annotated_levels(self) -> set[int]:
        """The levels of the annotated items directly below; valid only once the tree is complete."""
        return {child.level for child in self.children if child.is_annotated}

    @property
    def title(self) -> str:
        """The text without its annotations."""
        return "".join(piece.text for piece in self.pieces)


def read_items(paragraphs: list[tuple[int, Paragraph]]) -> tuple[Item, list[Finding]]:
    """The root of the tree of (block, paragraph), with a finding for each label line that belongs to no item."""
    root = last = Item(Ordinal(-1, 0, 0), "", DOCUMENT, -1, [], "")
    findings: list[Finding] = []
    is_numbered = any(ordinal_of(paragraph.text) for _, paragraph in paragraphs)
    headings = plain_headings([paragraph for _, paragraph in paragraphs])
    for at, (block, paragraph) in enumerate(paragraphs):
        text = paragraph.text.strip()
        if not is_label_line(text):
            item = _item(paragraph.place, text, block, is_heading=at in headings)
            _hang(item, last)
            last = item
        elif _is_stray(last, is_numbered=is_numbered):
            findings.append(Finding("line-under-no-task", paragraph.place, {"text": text[:_SHOWN]}))
        else:
            _annotate(_annotated_by_line(last), text)
    return root, findings


def _item(place: Place, text: str, block: int, *, is_heading: bool) -> Item:
    ordinal = ordinal_of(text)
    rest = text[ordinal.end :] if ordinal else text
    if is_heading:
        ordinal = Ordinal(HEADING_LEVEL, 0, 0)
    return Item(ordinal, rest, place, block, _pieces(rest, ordinal), text)


def _hang(item: Item, last: Item) -> None:
    """Put the item below the nearest heading before it that encloses it; the root encloses every item."""
    parent = last
    while parent.parent and (parent.ordinal is None or parent.level >= item.level):
        parent = parent.parent
    item.parent = parent
    parent.children.append(item)


def _pieces(text: str, ordinal: Ordinal | None) -> list[Piece]:
    """The text cut at its annotations; a heading like “省编办牵头的工作” is an annotation itself."""
    match = LED_HEADING.fullmatch(text.strip()) if ordinal else None
    if match and looks_like_agency(strip_tails(match["name"].split("、")[-1])):
        return [Piece(text, f"{match['name']}{match['verb']}")]
    return split_annotations(text)


def _is_stray(last: Item, *, is_numbered: bool) -> bool:
    """Whether a label line after this item belongs to no task: the item is a note, a signature, or stands apart."""
    if last.parent is None or is_note(last.text) or is_signature(last.text):
        return True
    is_apart = last.parent.parent is None or looks_like_agency(last.text)
    return is_numbered and last.ordinal is None and is_apart


def _annotated_by_line(last: Item) -> Item:
    """The item that a label line annotates: the one above, or its heading if that has several items, none annotated."""
    parent = last.parent
    if last.ordinal is None or parent is None or parent.parent is None or parent.is_annotated or last.labels_below:
        return last
    is_bare = len(parent.children) > 1 and not parent.is_annotated_below
    return parent if is_bare and parent.level >= 2 else last


def _annotate(item: Item, line: str) -> None:
    """Add the annotations of a label line to the item."""
    pieces = [piece for piece in split_annotations(line) if piece.annotation]
    last = item.pieces[-1] if item.pieces else None
    if last and (item.labels_below or last.annotation is None):
        annotations = [last.annotation, *(piece.annotation for piece in pieces)]
        item.pieces[-1] = Piece(last.text, "；\n".join(filter(None, annotations)))
    else:
        item.pieces += pieces
    item.labels_below = True
    item.printed += f"\n{line}"
