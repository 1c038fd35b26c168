"""What the words of a header say about its column."""

from functools import lru_cache

from loaders.vocabulary.characters import BRACKETED, simplify
from loaders.vocabulary.columns import COMPOSED, ENDINGS, KIND_OF, WORDS_BY_LENGTH

_LONGEST_HEADER = 20  # characters; a longer cell is a sentence that mentions a header word
_SURE = 4  # characters of a word that decides whatever stands around it


def clean_header(cell: str) -> str:
    """The header without white space and colons, which only serve the layout."""
    return "".join(cell.split()).replace("：", "").replace(":", "")


@lru_cache(maxsize=4096)
def column_kind(cell: str) -> str | None:
    """The kind of a column with this header: a role, "task", "detail", "number" …; None if it is unknown."""
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
    """Whether the cell is a header word and nothing else."""
    return simplify(clean_header(cell)) in KIND_OF
