"""Running text -> data rows: numbered items, headings, and the annotations that name their agencies."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from loaders.blocks import Paragraph
from loaders.cells.agencies import looks_like_agency, strip_tails
from loaders.cells.roles import read_agencies
from loaders.layout.annotation import Piece, is_label_line, normalize_labels, split_annotations
from loaders.layout.plain_headings import HEADING_LEVEL, plain_headings
from loaders.layout.rows import Row
from loaders.layout.sections import heading_text, is_note, is_signature
from loaders.layout.wrapped import unwrap
from loaders.messages import DOCUMENT, Finding, MadeUpHeader, Place
from loaders.numerals import Label, label_of

_LED_HEADING = re.compile(
    r"由?(?P<name>.{2,40}?)(?P<verb>牵头|负责|主办|承办|配合)(?:负责|落实|完成|办理)?的?(?:工作|任务|事项|项目|重点任务|工作任务)[。：:]?"
)
_NO_LEVEL = 99
_ANNOTATION = MadeUpHeader("annotation")


@dataclass
class Item:
    """A numbered item or heading, or an unnumbered paragraph (`label` None), with what stands below it."""

    label: Label | None
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
        return self.label.level if self.label else _NO_LEVEL

    @property
    def annotated(self) -> bool:
        return any(piece.annotation for piece in self.pieces)

    @property
    def annotated_below(self) -> bool:
        return any(child.annotated or child.annotated_below for child in self.children)

    @cached_property
    def annotated_levels(self) -> set[int]:
        """The levels of the annotated items directly below, asked for when all of them stand there."""
        return {child.level for child in self.children if child.annotated}

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
    root = Item(None, "", DOCUMENT, -1, [], "")
    root.label = Label(-1, 0, 0)
    paragraphs = [(block, replace(paragraph, text=normalize_labels(paragraph.text))) for block, paragraph in paragraphs]
    _build(root, [(block, paragraph) for block, paragraph in unwrap(paragraphs) if paragraph.text.strip()], prose)
    if root.annotated_below:
        _emit(root, None, prose)
    return prose


def _build(root: Item, paragraphs: list[tuple[int, Paragraph]], prose: Prose) -> None:
    """Hang every paragraph below the heading it belongs to; label lines go to the item above them."""
    numbered = any(label_of(paragraph.text) for _, paragraph in paragraphs)
    headings = plain_headings([paragraph for _, paragraph in paragraphs])
    last = root
    for at, (block, paragraph) in enumerate(paragraphs):
        text = paragraph.text.strip()
        if is_label_line(text):
            _annotate(last, root, text, prose, paragraph, numbered)
            continue
        label = label_of(text)
        rest = text[label.end :] if label else text
        if at in headings:
            label = Label(HEADING_LEVEL, 0, 0)
        item = Item(label, rest, paragraph.place, block, _pieces(rest, label), text)
        parent = last
        while parent is not root and (parent.label is None or parent.level >= item.level):
            parent = parent.parent
        item.parent = parent
        parent.children.append(item)
        last = item


def _pieces(text: str, label: Label | None) -> list[Piece]:
    """The text cut at its annotations; a heading like “省编办牵头的工作” is one itself."""
    match = _LED_HEADING.fullmatch(text.strip()) if label else None
    if match and looks_like_agency(strip_tails(match["name"].split("、")[-1])):
        return [Piece(text, f"{match['name']}{match['verb']}")]
    return split_annotations(text)


def _annotate(last: Item, root: Item, text: str, prose: Prose, paragraph: Paragraph, numbered: bool) -> None:
    stray = last is root or (numbered and last.label is None and last.parent is root)
    if (
        stray
        or is_note(last.text)
        or is_signature(last.text)
        or (last.label is None and numbered and looks_like_agency(last.text))
    ):
        prose.findings.append(Finding("line-under-no-task", paragraph.place, {"text": text[:60]}))
        return
    target = _covered_group(last)
    pieces = [piece for piece in split_annotations(text) if piece.annotation]
    if target.labels_below and target.pieces and target.pieces[-1].annotation is not None:
        joined = "；\n".join([target.pieces[-1].annotation, *(piece.annotation for piece in pieces)])
        target.pieces[-1] = Piece(target.pieces[-1].text, joined)
    elif target.pieces and target.pieces[-1].annotation is None:
        joined = "；\n".join(piece.annotation for piece in pieces)
        target.pieces[-1] = Piece(target.pieces[-1].text, joined)
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
    if own and inherited is not None:
        _add_leads(item, inherited)
    covering = own[-1] if own else inherited
    to_cover = [child for child in item.children if child.label and not child.annotated and not child.annotated_below]
    below = item.annotated_below
    if own and not to_cover:
        _emit_pieces(item, prose)
        covering = None
    elif inherited is None and _lacks_agencies(item):
        prose.rows.append(_row(item, item, item.text, "", str(item.label.number), ""))
        return
    elif not own and inherited is not None and not item.children and item.label:
        _emit_inherited(item, inherited, prose)
    elif not own and inherited is not None and item.children and not to_cover and not below:
        _emit_inherited(item, inherited, prose)
        return
    for child in item.children:
        _emit(child, covering, prose)


def _add_leads(item: Item, inherited: Piece) -> None:
    """The heading's leads for an item whose own annotations name agencies in other roles only."""
    named = {role for piece in item.pieces if piece.annotation for role, _ in read_agencies(piece.annotation, "").named}
    leads = [name for role, name in read_agencies(inherited.annotation, "responsible").named if role == "lead"]
    if leads and named and named <= {"support", "supervise", "responsible"}:
        said = f"牵头单位：{'、'.join(leads)}；\n"
        item.pieces = [Piece(text, said + note if note else note) for text, note in item.pieces]


def _lacks_agencies(item: Item) -> bool:
    """An item among annotated ones that has no annotation itself: a task all the same, which names nobody."""
    if item.label is None or item.annotated or item.annotated_below or item.parent is None:
        return False
    return item.level in item.parent.annotated_levels


def _emit_pieces(item: Item, prose: Prose) -> None:
    title = _measure_title(item)
    carrier, measure, number = _measure_of(item, title)
    before = ""
    for piece in item.pieces:
        if piece.annotation:
            detail = piece.text if carrier is not item else ""
            task = measure if carrier is not item or before else piece.text
            prose.rows.append(
                _row(item, carrier, task or measure, detail or (piece.text if before else ""), number, piece.annotation)
            )
            before += piece.text
    tail = item.pieces[-1]
    if tail.annotation is None and len(item.pieces) > 1 and tail.text.strip("。；; "):
        prose.findings.append(Finding("text-after-annotation", item.place, {"text": tail.text.strip()[:60]}))


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
    row = _row(item, item, text, detail, str(item.label.number) if item.label else "", piece.annotation)
    prose.rows.append(row._replace(printed=f"{row.printed}\t{piece.annotation}"))  # what the heading above says


def _row(item: Item, carrier: Item, task: str, detail: str, number: str, annotation: str) -> Row:
    return Row(
        number=0,
        section=_section(carrier),
        task=task.strip().rstrip("；;，,：:"),
        detail=detail.strip(),
        label=number,
        deadline="",
        agencies=(("responsible", _ANNOTATION, annotation),) if annotation else (),
        printed=item.printed,
        place=item.place,
        block=item.block,
    )


def _section(item: Item) -> str | None:
    parent = item.parent
    if parent is None or parent.parent is None:
        return None
    return heading_text(parent.text).partition("。")[0] or None
