"""Lines that the width of the paper broke, put together again."""

from __future__ import annotations

import re

from loaders.blocks import Paragraph
from loaders.cells.agencies import ends_like_agency, looks_like_agency, split_names, strip_tails
from loaders.cells.roles import LABEL, label_kind
from loaders.layout.annotation import is_label_line, split_annotations
from loaders.layout.sections import is_note
from loaders.numerals import label_of
from loaders.words import ROLE_KINDS, simplify

_OPEN, _CLOSE = "（(〔[【［", "）)〕]】］"
_MOST_JOINED = 12  # lines of one bracket
_SENTENCE_ENDS = tuple("。！？；：.!?;:”）)】〕")


def unwrap(paragraphs: list[tuple[int, Paragraph]]) -> list[tuple[int, Paragraph]]:
    """Lines that the width of the paper broke, or that break inside a bracket, put together again."""
    joined: list[tuple[int, Paragraph]] = []
    lines = 1
    begins_indented = _begins_indented([paragraph for _, paragraph in paragraphs])
    for block, paragraph in paragraphs:
        if joined and _is_continued(joined[-1][1], paragraph, lines, begins_indented=begins_indented):
            at, before = joined.pop()
            text = before.text + paragraph.text
            joined.append((at, Paragraph(text, before.place, paragraph.wrapped, before.indented)))
            lines += 1
        else:
            joined.append((block, paragraph))
            lines = 1
    return joined


def _begins_indented(paragraphs: list[Paragraph]) -> bool:
    """Whether the text was wrapped, and each paragraph's first line is indented."""
    labelled = [paragraph.indented for paragraph in paragraphs if label_of(paragraph.text)]
    return any(paragraph.wrapped for paragraph in paragraphs) and sum(labelled) * 2 > len(labelled)


def _is_continued(before: Paragraph, after: Paragraph, lines: int, *, begins_indented: bool) -> bool:
    label = label_of(after.text)
    if _depth(before.text) > 0 and lines < _MOST_JOINED:
        return label is None or label.level > 3 or before.wrapped
    if label is None and before.text.endswith(("、", "，")) and len(before.text) > 4 and not is_label_line(after.text):
        return True
    if label is None and _names_go_on(before.text, after.text):
        return True
    if begins_indented and label is None and not after.indented and not before.text.endswith(_SENTENCE_ENDS):
        return not is_label_line(after.text) and (before.wrapped or not is_label_line(before.text))
    if not before.wrapped or after.indented or _is_annotated_to_the_end(before.text):
        return False
    return label is None and not is_label_line(after.text) and not (before.text.endswith("。") and is_note(after.text))


def _names_go_on(before: str, after: str) -> bool:
    """A label line whose last name is cut off, and a line that brings its end: “配合单位：区文旅局、区体育” “局、区科协”."""
    if not is_label_line(before) or is_label_line(after):
        return False
    labels = list(LABEL.finditer(simplify(before)))
    if not labels or label_kind(labels[-1]) not in ROLE_KINDS:
        return False
    last, first = split_names(before)[-1][0], split_names(after)[0][0]
    last = re.split("[：:]", last)[-1]
    return bool(last) and not ends_like_agency(strip_tails(last)) and looks_like_agency(strip_tails(last + first))


def _is_annotated_to_the_end(text: str) -> bool:
    return (
        text.endswith((")", "）", "】", "〕", "]", "。"))
        and (pieces := split_annotations(text))
        and bool(pieces[-1].annotation)
    )


def _depth(text: str) -> int:
    depth = 0
    for char in text:
        depth = max(0, depth + (char in _OPEN) - (char in _CLOSE))
    return depth
