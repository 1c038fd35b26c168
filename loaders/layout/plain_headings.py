"""Headings that have no number: short lines above groups of annotated ones."""

from __future__ import annotations

import itertools

from loaders.blocks import Paragraph
from loaders.layout.annotation import is_label_line, split_annotations
from loaders.layout.sections import is_note, is_signature
from loaders.numerals import label_of

HEADING_LEVEL = 1  # of 一、, in `numerals`
_LONGEST_HEADING = 25
_SENTENCE_ENDS = tuple("。！？；：.!?;:”）)】〕")


def plain_headings(paragraphs: list[Paragraph]) -> set[int]:
    """The short lines without number or full stop that stand above annotated ones, where they head groups of them.

    Only where no 一、 or （一） does so; and one such line alone, or the first of the text, is its title.
    """
    labels = [label_of(paragraph.text) for paragraph in paragraphs]
    if any(label and label.level <= HEADING_LEVEL for label in labels):
        return set()
    found = [
        at
        for at, (paragraph, following) in enumerate(itertools.pairwise(paragraphs))
        if labels[at] is None
        and _reads_like_heading(paragraph.text)
        and any(piece.annotation for piece in split_annotations(following.text))
        and not is_label_line(following.text)
    ]
    return set(found) - {0} if len(set(found) - {0}) > 1 else set()


def _reads_like_heading(text: str) -> bool:
    return (
        len(text) <= _LONGEST_HEADING
        and not text.endswith((*_SENTENCE_ENDS, "，", "、"))
        and not is_signature(text)
        and not is_label_line(text)
        and not is_note(text)
    )
