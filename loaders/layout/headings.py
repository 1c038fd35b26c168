"""Recognises the lines around the data: headings, notes, signatures and totals."""

import re
from collections.abc import Sequence

from loaders.cells.ordinals import ordinal_of
from loaders.layout.prose.annotations import without_annotations
from loaders.vocabulary.sentences import ANNEX, AROUND_HEADING, NOTE, NUMBERED_HEADING, PAGE_LABEL, SIGNATURE, TOTAL

_LONGEST_TOTAL = 12


def is_annex(text: str) -> bool:
    """Whether the text is the line of an annex: 附件2, 附表：."""
    return bool(ANNEX.fullmatch(text.strip()))


def is_note(text: str) -> bool:
    """Whether the text is a note: 注：…, 备注：…, ※ …"""
    return bool(NOTE.match(text))


def is_signature(text: str) -> bool:
    """Whether the text is a signature or the like: 填表人：…, 联系电话：…, a date alone."""
    return bool(SIGNATURE.match(text))


def is_page_data(texts: Sequence[str]) -> bool:
    """Whether the texts are what a web page says about itself: 发布日期：, 2026-01-01, 来源：, 县政府办."""
    labels = [text for text in texts if PAGE_LABEL.match(text)]
    return bool(labels) and 2 * len(labels) >= len(texts)


def is_total(text: str) -> bool:
    """Whether the text marks a row of totals: 合计, 总计."""
    return len(text) < _LONGEST_TOTAL and bool(TOTAL.fullmatch(text.strip()))


def heading_text(text: str) -> str:
    """The heading on one line, without its number, its annotation and the punctuation around it."""
    text = without_annotations(text)
    ordinal = ordinal_of(text)
    text = text[ordinal.end :] if ordinal else NUMBERED_HEADING.sub("", text)
    return re.sub(r"\s*\n\s*", "", text).strip().strip(AROUND_HEADING)
