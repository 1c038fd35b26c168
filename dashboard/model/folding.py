"""The form in which a search compares texts."""

import pyarrow as pa
import pyarrow.compute as pc


def fold(words: str) -> str:
    """The text in the form that a search compares: lower case, letters and brackets of one width (NFKC)."""
    return fold_all(pa.array([words]))[0].as_py()


def fold_all(texts: pa.Array) -> pa.Array:
    """`fold` of each text."""
    return pc.utf8_lower(pc.utf8_normalize(texts, "NFKC"))
