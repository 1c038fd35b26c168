"""Running text -> data rows: numbered items, headings, and the annotations that name their agencies."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.blocks import Paragraph
from loaders.layout.annotation import Piece, is_label_line, split_annotations
from loaders.layout.rows import Row
from loaders.layout.sections import heading_text, is_note, is_signature
from loaders.numerals import Label, label_of
from loaders.schema import Finding

_OPEN, _CLOSE = "（(〔[【［", "）)〕]】］"
_NO_LEVEL = 99
_MOST_JOINED = 12  # lines of one bracket


@dataclass
class Item:
    """A numbered item or heading, or an unnumbered paragraph (`label` None), with what stands below it."""

    label: Label | None
    text: str
    place: str
    block: int
    pieces: list[Piece]
    printed: str
    children: list[Item] = field(default_factory=list)
    parent: Item | None = None
    labels_below: bool = False

    @property
    def level(self) -> int:
        return self.label.level if self.label else _NO_LEVEL

    @property
    def annotated(self) -> bool:
        return any(piece.annotation for piece in self.pieces)

    @property
    def annotated_below(self) -> bool:
        return any(child.annotated or child.annotated_below for child in self.children)

    @property
    def title(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass
class Prose:
    rows: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_prose(paragraphs: list[tuple[int, Paragraph]]) -> Prose:
    """A row for each annotation: the item it ends, or each item below the heading it stands at."""
    prose = Prose()
    root = Item(None, "", "", -1, [], "")
    root.label = Label(-1, 0, 0)
    _build(root, _unwrap(paragraphs), prose)
    if root.annotated_below:
        _emit(root, None, prose)
    return prose


def _unwrap(paragraphs: list[tuple[int, Paragraph]]) -> list[tuple[int, Paragraph]]:
    """Lines that the width of the paper broke, or that break inside a bracket, put together again."""
    joined: list[tuple[int, Paragraph]] = []
    lines = 1
    for block, paragraph in paragraphs:
        if joined and _is_continued(joined[-1][1], paragraph, lines):
            at, before = joined.pop()
            text = before.text + paragraph.text
            joined.append((at, Paragraph(text, before.place, paragraph.wrapped, before.indented)))
            lines += 1
        else:
            joined.append((block, paragraph))
            lines = 1
    return joined


def _is_continued(before: Paragraph, after: Paragraph, lines: int) -> bool:
    label = label_of(after.text)
    if _depth(before.text) > 0 and lines < _MOST_JOINED:
        return label is None or label.level > 3 or before.wrapped
    if not before.wrapped or after.indented:
        return False
    return label is None and not is_label_line(after.text) and not (before.text.endswith("。") and is_note(after.text))


def _depth(text: str) -> int:
    depth = 0
    for char in text:
        depth = max(0, depth + (char in _OPEN) - (char in _CLOSE))
    return depth


def _build(root: Item, paragraphs: list[tuple[int, Paragraph]], prose: Prose) -> None:
    """Hang every paragraph below the heading it belongs to; label lines go to the item above them."""
    numbered = any(label_of(paragraph.text) for _, paragraph in paragraphs)
    last = root
    for block, paragraph in paragraphs:
        text = paragraph.text.strip()
        if is_label_line(text):
            _annotate(last, root, text, prose, paragraph, numbered)
            continue
        label = label_of(text)
        rest = text[label.end :] if label else text
        item = Item(label, rest, paragraph.place, block, split_annotations(rest), text)
        parent = last
        while parent is not root and (parent.label is None or parent.level >= item.level):
            parent = parent.parent
        item.parent = parent
        parent.children.append(item)
        last = item


def _annotate(last: Item, root: Item, text: str, prose: Prose, paragraph: Paragraph, numbered: bool) -> None:
    if last is root or (numbered and last.label is None and last.parent is root) or is_note(last.text):
        prose.findings.append(Finding("note", paragraph.place, f"这一行不在任何任务之下，没有读入：{text[:60]}"))
        return
    target = _covered_group(last)
    pieces = [piece for piece in split_annotations(text) if piece.annotation]
    if target.labels_below and target.pieces and target.pieces[-1].annotation is not None:
        joined = "；\n".join([target.pieces[-1].annotation, *(piece.annotation for piece in pieces)])
        target.pieces[-1] = Piece(target.pieces[-1].text, joined, bracketed=False)
    elif target.pieces and target.pieces[-1].annotation is None:
        joined = "；\n".join(piece.annotation for piece in pieces)
        target.pieces[-1] = Piece(target.pieces[-1].text, joined, bracketed=False)
    else:
        target.pieces += pieces
    target.labels_below = True
    target.printed += f"\n{text}"


def _covered_group(last: Item) -> Item:
    """The item itself; its heading where several items before it have no annotation of their own either."""
    parent = last.parent
    if last.label is None or parent is None or parent.parent is None or parent.annotated or last.labels_below:
        return last
    siblings = parent.children
    bare = len(siblings) > 1 and not any(child.annotated or child.annotated_below for child in siblings)
    return parent if bare and parent.level >= 2 else last


def _emit(item: Item, inherited: Piece | None, prose: Prose) -> None:
    own = [piece for piece in item.pieces if piece.annotation]
    covering = own[-1] if own else inherited
    to_cover = [child for child in item.children if child.label and not child.annotated and not child.annotated_below]
    below = item.annotated_below
    if own and (not item.children or not _covers(item, to_cover)):
        _emit_pieces(item, prose)
        covering = None
    elif not own and inherited is not None and not item.children and item.label:
        _emit_inherited(item, inherited, prose)
    elif not own and inherited is not None and item.children and not to_cover and not below:
        _emit_inherited(item, inherited, prose)
        return
    for child in item.children:
        _emit(child, covering, prose)
    if not own and inherited is None and not item.children and item.parent and item.parent.annotated_below and item.label and item.level >= 2:
        prose.findings.append(Finding("warning", item.place, f"没有写单位，没有读入：{item.text[:40]}"))


def _covers(item: Item, to_cover: list[Item]) -> bool:
    """Whether the item's annotation is for the items below it: there are some, and the item is only their heading."""
    return bool(to_cover)


def _emit_pieces(item: Item, prose: Prose) -> None:
    title = _measure_title(item)
    carrier, measure, number = _measure_of(item, title)
    before = ""
    for piece in item.pieces:
        if piece.annotation:
            detail = piece.text if carrier is not item else ""
            task = measure if carrier is not item or before else piece.text
            prose.rows.append(_row(item, carrier, task or measure, detail or (piece.text if before else ""), number, piece.annotation))
            before += piece.text
    tail = item.pieces[-1]
    if tail.annotation is None and len(item.pieces) > 1 and tail.text.strip("。；; "):
        prose.findings.append(Finding("note", item.place, f"标注之后的文字没有单位，没有读入：{tail.text.strip()[:60]}"))


def _measure_title(item: Item) -> str:
    first = next((piece.text for piece in item.pieces if piece.text.strip()), item.text)
    return first.strip().strip("。；;").partition("。")[0].strip()


def _measure_of(item: Item, title: str) -> tuple[Item, str, str]:
    """The item whose title is the measure: a numbered one itself; for a paragraph the （三） or 1. above it."""
    if item.label:
        return item, title, str(item.label.number)
    parent = item.parent
    if parent and parent.label and parent.level >= 2:
        return parent, parent.title.strip().partition("。")[0], str(parent.label.number)
    return item, title, ""


def _emit_inherited(item: Item, piece: Piece, prose: Prose) -> None:
    text = "".join(part.text for part in item.pieces)
    detail = "\n".join(child.text for child in item.children if child.label is None)
    prose.rows.append(_row(item, item, text, detail, str(item.label.number) if item.label else "", piece.annotation))


def _row(item: Item, carrier: Item, task: str, detail: str, number: str, annotation: str) -> Row:
    return Row(
        number=0,
        section=_section(carrier),
        task=task.strip().rstrip("；;，,：:"),
        detail=detail.strip(),
        label=number,
        deadline="",
        agencies=(("responsible", "标注", annotation),),
        printed=item.printed,
        place=item.place,
        block=item.block,
    )


def _section(item: Item) -> str | None:
    parent = item.parent
    if parent is None or parent.parent is None:
        return None
    return heading_text(parent.text).partition("。")[0] or None


__all__ = ["is_signature", "read_prose"]
