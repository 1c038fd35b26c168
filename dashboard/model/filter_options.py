"""What each filter offers, and the ways its values may be written in a URL."""

from __future__ import annotations

from dashboard import text
from dashboard.model.dataset import Dataset
from dashboard.model.filters import Filter, typed
from dashboard.text.gloss import with_gloss, without_gloss


def choices(dataset: Dataset) -> dict[str, dict[str, str]]:
    """For each filter of names: each value as the interface writes it -> the filter's own value.

    The document is offered where the dataset has several.
    """
    documents = {"document": dataset.titles} if dataset.is_combined else {}
    names = documents | {"measure": dataset.measures, "agency": dataset.agencies}
    offered = {name: {with_gloss(value): value for value in values} for name, values in names.items()}
    return offered | {"role": {text.ROLES[role]: role for role in dataset.roles}}


def canonical(dataset: Dataset, name: str, value: str) -> tuple[str, ...]:
    """The value as the interface writes it in this language; none where nothing has that name.

    It may be written as in either language. A measure may be named by number or title, which several may share, a role
    by its contract word, an agency by another name it has.
    """
    labels = {own: label for label, own in choices(dataset)[name].items()}
    own = text.ROLES.key_of(value) if name == "role" else without_gloss(value)
    if own in labels:
        return (labels[own],)
    if name == "agency":
        return tuple(labels[label] for label in dataset.renamed.get(without_gloss(value), ()) if label in labels)
    if name == "measure":
        named = dataset.actions[["measure_label", "measure_no", "measure"]].drop_duplicates()
        numbers = named["measure_no"].astype("str")
        found = named.loc[(numbers == own) | (named["measure"] == own), "measure_label"].unique()
        return tuple(labels[label] for label in found)
    return ()


def read_switch(values: list[str]) -> bool:
    """Whether a switch of a query string is on. Raises ValueError where it says neither."""
    said = {"": False, "0": False, "false": False, "1": True, "true": True}
    value = values[-1].lower() if values else ""
    if value not in said:
        raise ValueError(text.t("http.unknown_value", name="current", value=value))
    return said[value]


def read_query(dataset: Dataset, query: dict[str, list[str]]) -> Filter:
    """The filter of a query string. Raises ValueError, with one sentence for the user, for a value that is not offered."""
    chosen = {}
    for name, offered in choices(dataset).items():
        known = {value: canonical(dataset, name, value) for value in query.get(name, []) if value}
        for value, labels in known.items():
            if not labels:
                raise ValueError(text.t("http.unknown_value", name=name, value=value))
        chosen[name] = tuple(dict.fromkeys(offered[label] for labels in known.values() for label in labels))
    return Filter(**chosen, q=typed(query.get("q", [""])[-1]))
