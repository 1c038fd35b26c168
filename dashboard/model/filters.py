"""The filter: what it means, how an address writes it, what it is called in words, how it names a file.

Nothing else knows any of the four. Words come from `say`, a function such as `dashboard.text.t`: the model knows no language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.model.dataset import Dataset, fold, fold_all
from loaders.formats.encoding import clean

Say = Callable[..., str]
#: (field, words) -> the key of the value that the words mean in any language; the words themselves where they are none.
KeyOf = Callable[[str, str], str]
#: What an address says: each parameter with its values, as `urllib.parse.parse_qs` gives them.
Query = Mapping[str, Sequence[str]]
#: Values of a field that words name one by one.
_NAMED = 3
_LONGEST_Q_IN_WORDS, _LONGEST_FILE_NAME = 40, 80
#: Windows allows none of these in a file's name; and what cannot be seen there.
_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]')


@dataclass(frozen=True)
class Filter:
    """Values of one field are alternatives (OR); the fields, and the words of `q`, must all hold (AND).

    `document` holds keys of `Dataset.titles`, `measure` labels of `Dataset.measures`, `agency` names, `role` words of
    the contract. `q` holds words separated by white space; each is looked for in measure, action and agency, whatever
    its case and width. An empty field lets everything through.
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
        emptied: dict[str, Any] = {name: "" if name == "q" else ()}
        return replace(self, **emptied)

    @classmethod
    def from_query(cls, query: Query, dataset: Dataset, key_of: KeyOf) -> Reading:
        """The filter that the parameters of an address mean in this dataset, and what the dataset does not have.

        A value may be written as a page shows it (`key_of` says what is meant by such words) or in short: a measure as
        its number or title, which several may share; an agency by another name that it has; a document by its title.
        """
        chosen, unknown = {}, []
        for name, offered in options(dataset).items():
            found: dict[str, None] = {}
            for value in filter(None, query.get(name, ())):
                own = key_of(name, value)
                known = [own] if own in offered else _written_in_short(name, own, dataset)
                found |= dict.fromkeys(known)
                if not known:
                    unknown.append((name, value))
            chosen[name] = tuple(found)
        return Reading(cls(**chosen, q=typed("".join(query.get("q", ())[-1:]))), tuple(unknown))

    def to_query(self) -> list[tuple[str, str]]:
        """The parameters of an address that `from_query` reads as this filter."""
        return [(name, value) for name in self.active for value in self._values(name)]

    def words(self, say: Say, dataset: Dataset) -> str:
        """单位：省金融办 · 角色：牵头. Empty where nothing is filtered."""
        said = (
            say("filter.field", field=say(f"field.{name}"), values=self._said(name, say, dataset))
            for name in self.active
        )
        return " · ".join(said)

    def file_name(self, name: str, say: Say, suffix: str = "csv") -> str:
        """责任分工_省金融办_牵头.csv: the stem, with a suffix."""
        return f"{self.file_stem(name, say)}.{suffix}"

    def file_stem(self, name: str, say: Say) -> str:
        """责任分工_省金融办_牵头: what the file holds and the filter, at most 80 characters, safe on Windows."""
        parts = [name, *(_measure_in_file_name(label, say) for label in self.measure[:_NAMED]), *self.agency[:_NAMED]]
        parts += [*(say(f"role.{role}") for role in self.role), *self.q.split()[:_NAMED]]
        if len(self.measure) > _NAMED or len(self.agency) > _NAMED:
            parts.append(say("csv.more"))
        plain = _NOT_IN_FILE_NAMES.sub("", "_".join(dict.fromkeys(filter(None, parts))))
        return plain[:_LONGEST_FILE_NAME].rstrip(" .")

    def _values(self, name: str) -> tuple[str, ...]:
        return (self.q,) if name == "q" else getattr(self, name)

    def _said(self, name: str, say: Say, dataset: Dataset) -> str:
        if name == "q":
            return f"“{self.q if len(self.q) <= _LONGEST_Q_IN_WORDS else self.q[: _LONGEST_Q_IN_WORDS - 1] + '…'}”"
        values = getattr(self, name)
        said = say("list").join(_value_in_words(name, value, say, dataset) for value in values[:_NAMED])
        return said if len(values) <= _NAMED else say("filter.more", values=said, count=len(values))


NAMES = tuple(field.name for field in fields(Filter))
#: The fields whose values a dataset offers, each with the column of `Dataset.assignments` that it filters.
_COLUMNS = {"document": "document", "measure": "measure_label", "agency": "agency", "role": "role"}


def _measure_in_file_name(label: str, say: Say) -> str:
    """措施8, of a measure with a number."""
    return say("csv.measure", number=label.split(".")[0]) if label[:1].isdigit() else label


def _value_in_words(name: str, value: str, say: Say, dataset: Dataset) -> str:
    if name == "role":
        return say(f"role.{value}")
    return dataset.titles.get(value, value) if name == "document" else value


class Reading(NamedTuple):
    """The filter that a query string holds for a dataset, and the (field, value) pairs that the dataset does not have."""

    filter: Filter
    unknown: tuple[tuple[str, str], ...]


def options(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """The values of each field that the dataset offers, in print order; documents where it has several."""
    documents = {"document": tuple(dataset.titles)} if dataset.is_combined else {}
    return {**documents, "measure": dataset.measures, "agency": dataset.agencies, "role": dataset.roles}


def _written_in_short(name: str, value: str, dataset: Dataset) -> list[str]:
    if name == "agency":
        return [label for label in dataset.renamed.get(value, ()) if label in dataset.agencies]
    if name == "document":
        return [key for key, title in dataset.titles.items() if title == value]
    return _measures_named(value, dataset) if name == "measure" else []


def _measures_named(value: str, dataset: Dataset) -> list[str]:
    named = dataset.actions[["measure_label", "measure_no", "measure"]].drop_duplicates()
    is_meant = (named["measure_no"].astype("str") == value) | (named["measure"] == value)
    return named.loc[is_meant, "measure_label"].unique().tolist()


def typed(words: str) -> str:
    """What somebody typed, as `Filter.q`: without invisible marks, which no document keeps and which could turn the line."""
    return clean(words)[0].strip()


def filter_assignments(dataset: Dataset, filter_: Filter) -> pd.DataFrame:
    """The rows of `Dataset.assignments` that the filter lets through, in their order."""
    assignments = dataset.assignments
    if not filter_.active:
        return assignments
    keep = _has_values(assignments, filter_, dataset)
    for word in fold(filter_.q).split():
        keep &= _holds(assignments["words"], word) | _holds(assignments["agency"], word, fold_first=True)
    return assignments[keep]


def filter_actions(dataset: Dataset, filter_: Filter, shown: pd.DataFrame) -> pd.DataFrame:
    """The actions of the assignments `shown`; and, where agency and role are free, matching ones that name no agency."""
    actions = dataset.actions
    if not filter_.active:
        return actions
    keep = _occurs_in(shown, actions)
    if not (filter_.agency or filter_.role):
        unnamed = ~_occurs_in(dataset.assignments, actions) & _has_values(actions, filter_, dataset)
        for word in fold(filter_.q).split():
            unnamed &= _holds(actions["words"], word)
        keep |= unnamed
    return actions[keep]


def _has_values(rows: pd.DataFrame, filter_: Filter, dataset: Dataset) -> np.ndarray:
    """Which rows have, in every column that the filter is about, one of its values."""
    keep = np.ones(len(rows), dtype=bool)
    for name, column in _COLUMNS.items():
        if values := getattr(filter_, name):
            wanted = [dataset.titles[key] for key in values] if name == "document" else values
            keep &= rows[column].isin(wanted).to_numpy()
    return keep


def _occurs_in(assignments: pd.DataFrame, actions: pd.DataFrame) -> np.ndarray:
    """Which of the actions, all of a dataset's, the assignments belong to."""
    found = np.zeros(len(actions), dtype=bool)
    found[assignments["action_id"].to_numpy() - 1] = True
    return found


def _holds(texts: pd.Series, word: str, *, fold_first: bool = False) -> np.ndarray:
    """Which texts of a categorical column hold the folded word; each category is searched once."""
    categories = pa.array(texts.cat.categories, pa.large_string())
    if fold_first:
        categories = fold_all(categories)
    found = pc.match_substring(categories, word).to_numpy(zero_copy_only=False)
    return found[texts.cat.codes.to_numpy()]


def relaxations(dataset: Dataset, filter_: Filter) -> list[tuple[str, int]]:
    """(field, number of actions) for each active field whose removal alone would show something."""
    counts = {}
    for name in filter_.active:
        relaxed = filter_.without(name)
        counts[name] = len(filter_actions(dataset, relaxed, filter_assignments(dataset, relaxed)))
    return [(name, count) for name, count in counts.items() if count]
