"""Finds headings without a number: short lines above groups of annotated lines."""

import itertools

from loaders.blocks import Paragraph
from loaders.cells.ordinals import ordinal_of
from loaders.layout.headings import is_note, is_signature
from loaders.layout.prose.annotations import is_label_line, split_annotations
from loaders.vocabulary.characters import LINE_ENDS

HEADING_LEVEL = 1  # of 一、
_LONGEST_HEADING = 25


def plain_headings(paragraphs: list[Paragraph]) -> set[int]:
    """The indexes of short lines, without number or full stop, that stand directly above annotated lines.

    There are none if the text has numbered headings (一、). A single such line, or the first line, is a title instead.
    """
    ordinals = [ordinal_of(paragraph.text) for paragraph in paragraphs]
    if any(ordinal and ordinal.level <= HEADING_LEVEL for ordinal in ordinals):
        return set()
    found = {
        at
        for at, (paragraph, following) in enumerate(itertools.pairwise(paragraphs))
        if at > 0
        and ordinals[at] is None
        and _reads_like_heading(paragraph.text)
        and any(piece.annotation for piece in split_annotations(following.text))
        and not is_label_line(following.text)
    }
    return found if len(found) > 1 else set()


def _reads_like_heading(text: str) -> bool:
    return (
        len(text) <= _LONGEST_HEADING
        and not text.endswith((*LINE_ENDS, "，", "、"))
        and not is_signature(text)
        and not is_label_line(text)
        and not is_note(text)
    )
