"""Documents with the corrections of persons, kept in memory as long as they are asked for."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.model.read_document import document_of
from dashboard.model.stored_document import StoredDocument, as_stored
from dashboard.model.view_cache import ViewCache
from loaders.edits import Edit, apply_edits, unfit

#: In corrections, the history and the log: somebody without a name or an address.
UNNAMED = "this machine"
_MOST = 32  # documents: a large one has some MB
_documents = ViewCache(_MOST)


def corrected(stored: StoredDocument, edits: Sequence[Edit]) -> StoredDocument:
    """The document with these edits, in memory; the same without any. What it was read as stays as it is.

    The same document and edits give the same object, so that what is kept of it, such as its dataset, is found again.
    """
    if not edits:
        return stored
    key = (stored.number if stored.is_in_files else stored, stored.title, repr(edits))
    return _documents(key, lambda: as_stored(apply_edits(document_of(stored), _named(edits))))


def unused(document: StoredDocument, edits: Sequence[Edit]) -> set[str]:
    """The ids of those of its edits that a corrected document does not have, as they no longer fit."""
    return unfit(_named(edits), document.findings)


def _named(edits: Sequence[Edit]) -> list[Edit]:
    """The edits as a finding names them: nobody's where nobody has a name."""
    return [replace(edit, by="") if edit.by == UNNAMED else edit for edit in edits]
