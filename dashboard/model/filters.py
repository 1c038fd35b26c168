"""The filter: which rows it lets through, how an address writes it, how it reads in words, how it names a file.

Words come from `say`, a function such as `dashboard.text.t`, because the model knows no language.
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
#: (field, words) -> the key of the value that is called so in any language; the words themselves if there is none.
KeyOf = Callable[[str, str], str]
#: The parameters of an address, each with its values, as `urllib.parse.parse_qs` returns them.
Query = Mapping[str, Sequence[str]]
_NAMED = 3  # values of a field that a sentence or a file name spells out
_LONGEST_Q_IN_WORDS, _LONGEST_FILE_NAME = 40, 80
#: Characters that Windows forbids in file names, and invisible ones.
_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]')


@dataclass(frozen=True)
class Filter:
    """Values of one field are alternatives (OR); the fields, and the words of `q`, must all hold (AND).

    `document` holds keys of `Dataset.titles`, `measure` labels of `Dataset.measures`, `agency` names, `role` keys such as
    lead. `q` holds words separated by white space; each is searched in measure, action and agency, regardless of case and
    character width. An empty field lets everything through.
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
        """The filter that the parameters of an address mean in this dataset, and the values that the dataset lacks.

        A value may be written as a page shows it (`key_of` returns its key) or in a short form: a measure as its number
        or title, which several may share; an agency by another of its names; a document by its title.
        """
        chosen, unknown = {}, []
        for name, offered in options(dataset).items():
            found: dict[str, None] = {}
            for value in filter(None, query.get(name, ())):
                key = key_of(name, value)
                keys = [key] if key in offered else _short_forms(name, key, dataset)
                found |= dict.fromkeys(keys)
                if not keys:
                    unknown.append((name, value))
            chosen[name] = tuple(found)
        return Reading(cls(**chosen, q=typed("".join(query.get("q", ())[-1:]))), tuple(unknown))

    def to_query(self) -> list[tuple[str, str]]:
        """The parameters of an address that `from_query` reads as this filter."""
        values = {name: (self.q,) if name == "q" else getattr(self, name) for name in self.active}
        return [(name, value) for name in values for value in values[name]]

    def words(self, say: Say, dataset: Dataset) -> str:
        """单位：省金融办 · 角色：牵头. Empty where nothing is filtered."""
        return " · ".join(
            say("filter.field", field=say(f"field.{name}"), values=self._values_in_words(name, say, dataset))
            for name in self.active
        )

    def file_name(self, name: str, say: Say, suffix: str = "csv") -> str:
        """责任分工_省金融办_牵头.csv: `file_stem` with a suffix."""
        return f"{self.file_stem(name, say)}.{suffix}"

    def file_stem(self, name: str, say: Say) -> str:
        """责任分工_省金融办_牵头: what the file holds (`name`) and the filter; at most 80 characters, safe on Windows."""
        parts = [name, *(_measure_in_file_name(label, say) for label in self.measure[:_NAMED]), *self.agency[:_NAMED]]
        parts += [*(say(f"role.{role}") for role in self.role), *self.q.split()[:_NAMED]]
        if len(self.measure) > _NAMED or len(self.agency) > _NAMED:
            parts.append(say("csv.more"))
        plain = _NOT_IN_FILE_NAMES.sub("", "_".join(dict.fromkeys(filter(None, parts))))
        return plain[:_LONGEST_FILE_NAME].rstrip(" .")

    def _values_in_words(self, name: str, say: Say, dataset: Dataset) -> str:
        if name == "q":
            return f"“{self.q if len(self.q) <= _LONGEST_Q_IN_WORDS else self.q[: _LONGEST_Q_IN_WORDS - 1] + '…'}”"
        values = getattr(self, name)
        words = say("list").join(_value_in_words(name, value, say, dataset) for value in values[:_NAMED])
        return words if len(values) <= _NAMED else say("filter.more", values=words, count=len(values))


NAMES = tuple(field.name for field in fields(Filter))
#: The fields whose values a dataset offers, each with the column of `Dataset.assignments` that it filters.
_COLUMNS = {"document": "document", "measure": "measure_label", "agency": "agency", "role": "role"}


def _measure_in_file_name(label: str, say: Say) -> str:
    """措施8, or the whole label of a measure without a number."""
    return say("csv.measure", number=label.split(".")[0]) if label[:1].isdigit() else label


def _value_in_words(name: str, value: str, say: Say, dataset: Dataset) -> str:
    if name == "role":
        return say(f"role.{value}")
    return dataset.titles.get(value, value) if name == "document" else value


class Reading(NamedTuple):
    """The filter that an address means in a dataset, and the (field, value) pairs that the dataset does not have."""

    filter: Filter
    unknown: tuple[tuple[str, str], ...]


def options(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """For each field the values that the dataset offers, in print order; `document` only if there are several."""
    documents = {"document": tuple(dataset.titles)} if dataset.is_combined else {}
    return {**documents, "measure": dataset.measures, "agency": dataset.agencies, "role": dataset.roles}


def _short_forms(name: str, value: str, dataset: Dataset) -> list[str]:
    """The values of a field that a short form means."""
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
    """What somebody typed, as `Filter.q`: without invisible characters, which no document keeps and some of which reverse text."""
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
    """The actions of the assignments `shown`; without a filter on agency or role also the matching ones that name no agency."""
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
    """Which rows have one of the filter's values in every column that it filters."""
    keep = np.ones(len(rows), dtype=bool)
    for name, column in _COLUMNS.items():
        if values := getattr(filter_, name):
            wanted = [dataset.titles[key] for key in values] if name == "document" else values
            keep &= rows[column].isin(wanted).to_numpy()
    return keep


def _occurs_in(assignments: pd.DataFrame, actions: pd.DataFrame) -> np.ndarray:
    """Which actions the assignments belong to; `actions` must be all actions of the dataset."""
    found = np.zeros(len(actions), dtype=bool)
    found[assignments["action_id"].to_numpy() - 1] = True
    return found


def _holds(texts: pd.Series, word: str, *, fold_first: bool = False) -> np.ndarray:
    """Which texts of a categorical column contain the folded word; each category is searched once."""
    categories = pa.array(texts.cat.categories, pa.large_string())
    if fold_first:
        categories = fold_all(categories)
    found = pc.match_substring(categories, word).to_numpy(zero_copy_only=False)
    return found[texts.cat.codes.to_numpy()]


def relaxations(dataset: Dataset, filter_: Filter) -> list[tuple[str, int]]:
    """(field, number of actions) for each active field whose removal alone would show something."""
    relaxed = {name: filter_.without(name) for name in filter_.active}
    shown = {name: filter_actions(dataset, less, filter_assignments(dataset, less)) for name, less in relaxed.items()}
    return [(name, len(actions)) for name, actions in shown.items() if len(actions)]
