"""Puts the lines of running text into a tree: each below the heading or item that encloses it, labels at what they are about."""

from __future__ import annotations

from collections import Counter

from loaders.cells.agencies import looks_like_agency
from loaders.cells.roles import label_kind, read_agencies
from loaders.layout.headings import is_annex, is_note, is_signature
from loaders.layout.prose.annotations import Piece, split_annotations
from loaders.layout.prose.items import PROBLEM_LEVEL, Item, root_item
from loaders.layout.prose.labels import TextLabel
from loaders.layout.prose.subjects import is_agency_title
from loaders.vocabulary.characters import simplify
from loaders.vocabulary.labels import LABEL

_MOST_LABELS = 50  # label lines of one item
_BELOW = 0.05  # of the label of a text, below the item that it is about


class Tree:
    """The tree of the items; `strays` are the label lines that belong to no item."""

    def __init__(self, items: list[Item]) -> None:
        self.root, self.strays = root_item(), list[Item]()
        self._last = self.root
        self._counts: Counter[int] = Counter()  # of the label lines of each item
        self._labelled: Item | None = None  # the item that the label line before belongs to
        self._is_numbered = any(item.ordinal for item in items)
        for item in items:
            self._add(item)
        for item in self.root.walk():
            _name_in_titles(item.children)

    def _add(self, item: Item) -> None:
        if item.is_aside:
            self.strays.append(item)
            return
        if item.is_label:
            target = None if self._is_stray(item) else self._labelled or self._annotated_by(item)
            if target is None or self._counts[id(target)] >= _MOST_LABELS:
                self.strays.append(item)
            else:
                self._labelled = target
                self._counts[id(target)] += 1
                _annotate(target, item)
            return
        if item.is_paragraph and is_annex(item.text):
            self._last = self.root  # what stands above the line 附件 does not enclose what follows
        closed, self._labelled = self._labelled, None
        if item.ordinal and closed is not None and closed is owner_of(self._last):
            self._last = closed  # label lines end the steps below a label: what follows is an item of its own
        if item.label:
            self._place_label(item)
        if not item.parent:
            self._hang(item)
        self._last = item

    def _hang(self, item: Item) -> None:
        """Put the item below the nearest heading before it that encloses it; the root encloses every item."""
        parent = self._last
        while parent.parent and (parent.is_paragraph or parent.level >= item.level or _begins_elsewhere(item, parent)):
            parent = parent.parent
        _put(item, parent)

    def _place_label(self, item: Item) -> None:
        """Put the label of a text below the item that it is about; without one, the line is a paragraph like others."""
        owner, label = owner_of(self._last), item.label
        if label is None:
            return
        if label.kind == "problem" and owner is self._last and owner is not None and not owner.text:
            item.text, item.pieces, item.label = label.text, [Piece(label.text, None)], None
            item.ordinal, item.level, item.printed = owner.ordinal, owner.level, f"{owner.printed}\n{item.printed}"
            if owner.parent:  # 序号：1, with the task on the next line
                owner.parent.children.remove(owner)
                _put(item, owner.parent)
            return
        is_new = owner is None or owner.labels or owner.labels_below or not owner.ordinal
        if label.kind == "problem" and label.text and is_new:
            item.label, item.level = None, PROBLEM_LEVEL
            item.text, item.pieces = label.text, split_annotations(label.text)
        elif owner is not None and (not owner.is_annotated or (owner.labels_below and _goes_on(owner, label))):
            item.level = owner.level + _BELOW
            _put(item, owner)
        else:
            item.label = None

    def _is_stray(self, label: Item) -> bool:
        """Whether a label line belongs to no task: the item above it is a note, a signature, or stands apart and is no sentence
        for which the label names agencies."""
        last = self._last
        if last.parent is None or is_note(last.text) or is_signature(last.text):
            return True
        if not self._is_numbered or not last.is_paragraph:
            return False
        if looks_like_agency(last.text):
            return True
        return last.parent.parent is None and not (last.text.endswith("。") and names_role(label))

    def _annotated_by(self, label: Item) -> Item:
        """The item that a label line annotates: the one above, or its heading if that has several items, none annotated."""
        last = self._last
        parent, owner = last.parent, owner_of(last)
        if owner is not None and owner.labels:
            step = last if last.ordinal and last is not owner else None
            if step is None or parent is None or (owner.labels_below and not _repeats(owner, label)):
                return owner
            if step.is_annotated and not step.labels_below and not names_role(label):
                return owner  # a deadline below steps that name their own agencies
            return step if len(parent.children) == 1 or parent.is_annotated_below else owner
        if last.is_paragraph and parent is not None and parent.labels_below and not names_role(parent):
            return parent  # 完成时限：…, a line of text, 牵头单位：…
        if last.is_paragraph or parent is None or parent.parent is None or parent.is_annotated or last.labels_below:
            return last
        is_bare = len(parent.children) > 1 and not parent.is_annotated_below
        return parent if is_bare and parent.level >= 2 else last


def names_role(label: Item) -> bool:
    """Whether a label line says who does something, and not only until when."""
    return any(read_agencies(piece.annotation, "responsible").named for piece in label.pieces if piece.annotation)


def _repeats(owner: Item, label: Item) -> bool:
    """Whether a label line begins with a label that the owner has already: it is that of a smaller item."""
    word = label.text.partition("：")[0].partition(":")[0]
    return any(word in piece.annotation for piece in owner.pieces if piece.annotation)


def _names_persons(annotation: str) -> bool:
    """Whether all labels of an annotation are those of persons, who are no agencies."""
    labels = list(LABEL.finditer(simplify(annotation)))
    return bool(labels) and all(label_kind(label) == "person" for label in labels)


def _name_in_titles(items: list[Item]) -> None:
    """Where each numbered heading is the name of an agency, it says who is responsible for the items below it."""
    numbered = [item for item in items if item.ordinal]
    if len(numbered) > 1 and all(not item.is_annotated and is_agency_title(item.text) for item in numbered):
        for item in numbered:
            if item.children:
                item.name_in_title(item.text)


def owner_of(item: Item) -> Item | None:
    """The numbered item, heading or paragraph that the label of a text after `item` is about; None if there is none."""
    found = item
    while found.parent and (found.label or (found.is_paragraph and found.parent.parent) or _is_bare_step(found)):
        found = found.parent
    return found if found.parent else None


def _is_bare_step(item: Item) -> bool:
    """Whether the item stands below the label of a text and has no label lines of its own."""
    if item.labels_below:
        return False
    while item.parent:
        item = item.parent
        if item.label:
            return True
    return False


def _goes_on(owner: Item, label: TextLabel) -> bool:
    """Whether a text with a label may stand below the label lines of the item: its steps may, or one of further texts,
    or any before its agencies are named: 时间：3月 above 地点：文化馆."""
    return label.kind == "steps" or bool(owner.labels) or not names_role(owner)


def _begins_elsewhere(item: Item, parent: Item) -> bool:
    """Whether the item is the second or a later one of a series that does not begin below `parent`, which is complete."""
    if item.ordinal is None or item.ordinal.number == 1 or not parent.is_annotated or parent.is_led:
        return False
    return not any(child.level == item.level for child in parent.children)


def _put(item: Item, parent: Item) -> None:
    item.parent = parent
    parent.children.append(item)


def _annotate(item: Item, label: Item) -> None:
    """Add the annotations of a label line to the item."""
    pieces = [piece for piece in label.pieces if piece.annotation and not _names_persons(piece.annotation)]
    last = item.pieces[-1] if item.pieces else None
    if pieces and last:
        annotations = [last.annotation, *(piece.annotation for piece in pieces)]
        item.pieces[-1] = Piece(last.text, "；\n".join(filter(None, annotations)))
    else:
        item.pieces += pieces
    item.labels_below = True
    item.printed += f"\n{label.printed}"
