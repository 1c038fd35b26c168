"""The filter: which rows it lets through, how an address writes it, how it reads in words, how it names a file.

Words come from `say`, a function such as `dashboard.text.t`, because the model knows no language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

from dashboard.model.dataset import Dataset
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
        for name in options(dataset):
            found: dict[str, None] = {}
            for value in filter(None, query.get(name, ())):
                key = key_of(name, value)
                keys = [key] if known(name, [key], dataset) else _short_forms(name, key, dataset)
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
    """For each field the values that the dataset offers, in print order; `document` only if there are several.

    Too many measures to offer are left out (`Dataset.has_many_measures`).
    """
    documents = {"document": tuple(dataset.titles)} if dataset.is_combined else {}
    return {**documents, "measure": dataset.measures, "agency": dataset.agencies, "role": dataset.roles}


def known(name: str, values: Collection[str], dataset: Dataset) -> set[str]:
    """Those of the values of a field that the dataset has."""
    if name == "measure" and dataset.has_many_measures:
        return {label for _, label, *_ in dataset.find_measures(values)} & {*values}
    if name == "agency":
        return {*filter(dataset.has_agency, values)}
    return {*options(dataset)[name]} & {*values}


def _short_forms(name: str, value: str, dataset: Dataset) -> list[str]:
    """The values of a field that a short form means."""
    if name == "agency":
        return [label for label in dataset.renamed.get(value, ()) if dataset.has_agency(label)]
    if name == "document":
        return [key for key, title in dataset.titles.items() if title == value]
    if name == "measure":
        return [label for _, label, number, title in dataset.find_measures([value]) if value in (str(number), title)]
    return []


def typed(words: str) -> str:
    """What somebody typed, as `Filter.q`: without invisible characters, which no document keeps and some of which reverse text."""
    return clean(words)[0].strip()
