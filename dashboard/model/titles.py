"""Titles of documents that stand together: no two are alike."""

from collections.abc import Iterable, Sequence
from itertools import chain, count

from dashboard.model.stored_document import StoredDocument
from loaders import Document


def unique_titles(documents: Sequence[Document | StoredDocument]) -> tuple[str, ...]:
    """The documents' titles. Where two share one, the later gets its file's name added, and a number if need be."""
    return unique((document.title, f"{document.title}（{document.name}）") for document in documents)


def unique(names: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """For each (name, longer name) the first form that is still free: the name, the longer one, the longer with a number."""
    taken: dict[str, None] = {}
    for name, longer in names:
        forms = chain((name, longer), (f"{longer}（{number}）" for number in count(2)))
        taken[next(form for form in forms if form not in taken)] = None
    return tuple(taken)
