"""The reader's promise for any file: a document that can be shown, or one sentence that says why there is none."""

import unicodedata

from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.model.stored_document import StoredDocument
from loaders import Document, LoadError, load_document

_LONGEST_SENTENCE = 200
#: Signs around a number in Arabic, Syriac and Kaithi: Unicode calls them format characters, but they are visible.
_SIGNS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")


def read(data: bytes, name: str) -> Document | LoadError:
    """The document or the LoadError for these bytes. Raises AssertionError if it breaks the promise."""
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
    """Asserts that the document has something to show, no invisible characters, and can be saved."""
    shown = "\n".join(texts(document))
    assert len(document.assignments)
    assert document.title
    assert unseen(shown) == [], [ascii(text) for text in texts(document) if unseen(text)]
    document.assignments.to_csv(index=False).encode()


def texts(document: Document | StoredDocument) -> list[str]:
    """Every text of a document that pages may show."""
    dataset = make_dataset(document)
    actions = dataset.actions(Selection(dataset, Filter()).action_ids())
    cells = [*dataset.agencies, *(str(value) for action in actions for value in action)]
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
    """The characters that are invisible or cannot be saved: controls, direction marks, surrogates, non-characters."""
    return [char for char in set(text) - set("\n\t\u200d") if _is_unseen(char)]


def _is_unseen(char: str) -> bool:
    kind, code = unicodedata.category(char), ord(char)
    return kind in ("Cc", "Cs") or (kind == "Cf" and char not in _SIGNS) or (kind == "Cn" and _is_none(code))


def _is_none(code: int) -> bool:
    """Whether it is a non-character. Other unassigned codes may be assigned one day; until then fonts show a box."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
