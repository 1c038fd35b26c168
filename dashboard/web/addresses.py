"""Completes the address of a link that was written by hand or long ago, before the page runs."""

from dashboard.library import catalogue
from dashboard.model import filters
from dashboard.model.filters import Filter, Query
from dashboard.text.gloss import key_of


def completed(query: Query) -> list[tuple[str, str]]:
    """The parameters with the document, which is added if missing, and the filter as keys.

    Unknown values stay as they are: the document may be a draft, and the page has a notice for the others.
    """
    entries = catalogue.shared_entries_at_once()
    wanted = "".join(query.get("doc", ())[-1:])
    key = catalogue.find(entries, wanted) if wanted else catalogue.default_key(entries)
    if key is None or query.get("version"):
        return [(name, value) for name, values in query.items() for value in values]
    dataset = catalogue.shared_dataset(catalogue.documents_of(entries, key))
    if query.get("current"):
        dataset = catalogue.with_current_names(dataset)
    reading = Filter.from_query(query, dataset, key_of)
    own = ("doc", *filters.PARAMETERS)
    others = [(name, value) for name, values in query.items() if name not in own for value in values]
    return [("doc", key), *reading.filter.to_query(), *reading.unknown, *others]
