"""What the reader promises of any file whatever: a document that can be shown, or one sentence that says why there is none."""

from __future__ import annotations

import unicodedata

from loaders import Document, LoadError, load_document

_LONGEST_SENTENCE = 200
#: Signs around a number in Arabic, Syriac and Kaithi: formats by their category, and printed.
_SIGNS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")


def read(data: bytes, name: str) -> Document | LoadError:
    """What comes of the bytes; AssertionError where it breaks the promise, and whatever else the reader raises."""
    try:
        document = load_document(data, name=name)
    except LoadError as error:
        assert_sentence(str(error))
        return error
    assert_shown(document)
    return document


def assert_sentence(message: str) -> None:
    assert message.endswith("。"), message
    assert len(message) < _LONGEST_SENTENCE, message
    assert unseen(message) == [], ascii(message)


def assert_shown(document: Document) -> None:
    """There is something to show, nothing in it is invisible, and it can be written down."""
    shown = "\n".join(texts(document))
    assert len(document.assignments)
    assert document.title
    assert unseen(shown) == [], [ascii(text) for text in texts(document) if unseen(text)]
    document.assignments.to_csv(index=False).encode()


def texts(document: Document) -> list[str]:
    """All that pages may show of a document."""
    tables = (document.assignments.drop(columns="role"), document.actions)
    cells = [str(cell) for table in tables for cell in table.to_numpy().ravel()]
    sample = document.sample.rows if document.sample else ()
    return [
        document.title,
        document.name,
        *cells,
        *map(str, document.findings),
        *(str(name) for name, _ in document.headers),
        *(cell for row in sample for cell in row),
    ]


def unseen(text: str) -> list[str]:
    """The characters that cannot be seen or written: controls, marks of direction, halves, non-characters."""
    return [char for char in set(text) - set("\n\t\u200d") if _is_unseen(char)]


def _is_unseen(char: str) -> bool:
    kind, code = unicodedata.category(char), ord(char)
    return kind in ("Cc", "Cs") or (kind == "Cf" and char not in _SIGNS) or (kind == "Cn" and _is_none(code))


def _is_none(code: int) -> bool:
    """A non-character; other codes without one may be given one some day, and fonts print a box until then."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
