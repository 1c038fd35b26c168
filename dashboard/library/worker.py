"""The child process that reads files for the server: `python -m dashboard.library.worker`, started by `limited.Reader`."""

from dashboard.model.stored_document import to_bytes
from dashboard.model.stored_tables import tables_of
from loaders import Document
from loaders.limited.child import serve

WORKER = __name__


def encode(document: Document) -> bytes:
    """The document as `stored_document.from_bytes` reads it."""
    return to_bytes(tables_of(document))


if __name__ == "__main__":
    serve(encode)
