"""What the words of a header say of its column."""

from __future__ import annotations

from functools import lru_cache

from loaders.vocabulary.characters import BRACKETED, simplify
from loaders.vocabulary.columns import COMPOSED, ENDINGS, KIND_OF, WORDS_BY_LENGTH

_LONGEST_HEADER = 20  # a cell with more characters is a sentence that mentions the word
_SURE = 4  # characters of a word that means a header whatever stands around it


def clean_header(cell: str) -> str:
    """The header without the white space and colons that print layout puts in."""
    return "".join(cell.split()).replace("：", "").replace(":", "")


@lru_cache(maxsize=4096)
def column_kind(cell: str) -> str | None:
    """What a column with this header holds: a role, "task", "detail", "number", …; None if unknown."""
    header = simplify(clean_header(cell))
    if not header or len(header) > _LONGEST_HEADER * 2:
        return None
    header = BRACKETED.sub("", header) or header.strip("（）()〔〕[]【】")
    if len(header) > _LONGEST_HEADER:
        return None
    if header in KIND_OF:
        return KIND_OF[header]
    found = next(((word, kind) for word, kind in WORDS_BY_LENGTH if word in header), None)
    if found and (len(found[0]) >= _SURE or COMPOSED.fullmatch(header)):
        return found[1]
    return next((kind for ending, kind in ENDINGS if ending.fullmatch(header)), None)


def is_header_word(cell: str) -> bool:
    """Whether the cell is one of the header words, with nothing around it."""
    return simplify(clean_header(cell)) in KIND_OF
