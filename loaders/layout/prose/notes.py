"""What names the agencies of an item: a bracket or a label, or only a sentence, which does not always count."""

import re

from loaders.layout.prose.annotations import Piece
from loaders.layout.prose.items import Item
from loaders.layout.prose.sentences import assignment_start, with_label
from loaders.vocabulary.characters import SENTENCE_ENDS

_SAYS_ROLE = re.compile("[：:]|牵头|负责|配合|落实")


def has_notes(items: list[Item]) -> bool:
    """Whether brackets or labels name agencies."""
    return any(item.is_label or (item.is_annotated and not _is_by_sentence(item)) for item in items)


def drop_sentences_above(items: list[Item]) -> None:
    """A sentence above the first number is part of the notice, and gives nobody a task: 由县政府办负责督促。

    So is the only sentence of a text without numbers: 请各单位认真落实。
    """
    first = next((at for at, item in enumerate(items) if item.ordinal), None)
    if first is not None:
        drop_sentences([item for item in items[:first] if not item.is_label])
    elif sum(item.is_annotated for item in items) == 1:
        drop_sentences(items)


def drop_sentences(items: list[Item]) -> None:
    """Take the annotations away that are neither in brackets nor behind a label."""
    for item in items:
        if _is_by_sentence(item):
            item.pieces, item.is_label, item.is_led = [Piece(item.text, None)], False, False


def _is_by_sentence(item: Item) -> bool:
    """Whether a sentence of the item names its agencies, neither a bracket nor a label."""
    note = item.pieces[0].annotation if item.pieces else None
    if not note:
        return False
    start = assignment_start(item.text)
    return item.pieces[0].text == item.text or (start is not None and note == with_label(item.text[start:]))


def drop_headline_source(items: list[Item]) -> None:
    """A name in brackets behind the first line, which is no sentence, is where the text was published: 任务确定（青河网）."""
    first = items[0] if items else None
    if first and not first.ordinal and not first.is_label and len(items) > 1:
        bare = first.pieces[0].annotation or ""
        if (
            len(first.pieces) == 1
            and not set(first.pieces[0].text) & set(SENTENCE_ENDS)
            and not _SAYS_ROLE.search(bare)
        ):
            first.pieces = [Piece(first.text, None)]


def says_role_itself(item: Item) -> bool:
    return any(piece.annotation and _SAYS_ROLE.search(piece.annotation) for piece in item.pieces)
