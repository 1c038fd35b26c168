"""The one filter: what it means, what it is called in words, what to relax when it leaves nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.model.dataset import Dataset, fold, fold_all
from loaders.formats.encoding import clean


@dataclass(frozen=True)
class Filter:
    """OR within a field, AND between the fields. An empty field lets everything through.

    `document` holds titles of `Dataset.titles`, `measure` labels of `Dataset.measures`, `agency` names, `role` words of the contract;
    `q` is words separated by white space, looked for in measure, action and agency, whatever their case and width.
    """

    document: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    q: str = ""

    @property
    def active(self) -> tuple[str, ...]:
        """The names of the fields that filter."""
        return tuple(name for name in NAMES if getattr(self, name))

    def without(self, name: str) -> Filter:
        """This filter with one field emptied."""
        return replace(self, **{name: "" if name == "q" else ()})


def typed(words: str) -> str:
    """What somebody typed as `Filter.q`, without the invisible marks that no document keeps; they would turn the line it stands in."""
    return clean(words)[0].strip()


NAMES = tuple(field.name for field in fields(Filter))
_COLUMNS = {"document": "document", "measure": "measure_label", "agency": "agency", "role": "role"}


def filter_assignments(assignments: pd.DataFrame, chosen: Filter) -> pd.DataFrame:
    """The rows of `Dataset.assignments` that the filter lets through, in their order."""
    if not chosen.active:
        return assignments
    keep = np.ones(len(assignments), dtype=bool)
    for name, column in _COLUMNS.items():
        if values := getattr(chosen, name):
            keep &= assignments[column].isin(values).to_numpy()
    if chosen.q:
        keep &= _of_categories(assignments["words"], lambda texts: _has_any_word(texts, chosen.q)) | _of_categories(
            assignments["agency"], lambda names: _has_any_word(fold_all(names), chosen.q)
        )
    return assignments[keep]


def filter_actions(dataset: Dataset, chosen: Filter, shown: pd.DataFrame) -> pd.DataFrame:
    """The actions of the assignments `shown`; and, where agency and role are free, matching ones that name no agency."""
    if not chosen.active:
        return dataset.actions
    actions = dataset.actions
    keep = _stands_in(shown, actions)
    if not (chosen.agency or chosen.role):
        unnamed = actions[~_stands_in(dataset.assignments, actions)]
        for name in ("document", "measure"):
            if values := getattr(chosen, name):
                unnamed = unnamed[unnamed[_COLUMNS[name]].isin(values)]
        if chosen.q:
            unnamed = unnamed[_has_any_word(pa.array(unnamed["words"].astype("str"), pa.large_string()), chosen.q)]
        keep[unnamed["action_id"].to_numpy() - 1] = True
    return actions[keep]


def _stands_in(assignments: pd.DataFrame, actions: pd.DataFrame) -> np.ndarray:
    """Which of the actions, all of a dataset's, the assignments belong to."""
    found = np.zeros(len(actions), dtype=bool)
    found[assignments["action_id"].to_numpy() - 1] = True
    return found


def _has_any_word(folded: pa.Array, q: str) -> np.ndarray:
    """Which of the folded texts hold one of the words; all where there is no word."""
    words = fold(q).split()
    found = np.full(len(folded), not words)
    for word in words:
        found |= pc.match_substring(folded, word).to_numpy(zero_copy_only=False)
    return found


def _of_categories(texts: pd.Series, has: Callable[[pa.Array], np.ndarray]) -> np.ndarray:
    """What `has` says of each text, asked once for each category."""
    return has(pa.array(texts.cat.categories, pa.large_string()))[texts.cat.codes.to_numpy()]


def relaxations(dataset: Dataset, chosen: Filter) -> list[tuple[str, int]]:
    """(field, number of actions) for each active field whose removal alone would show something."""
    counts = []
    for name in chosen.active:
        relaxed = chosen.without(name)
        shown = filter_assignments(dataset.assignments, relaxed)
        counts.append((name, len(filter_actions(dataset, relaxed, shown))))
    return [(name, count) for name, count in counts if count]
