"""The filter: which rows it lets through, how an address writes it, how it reads in words, how it names a file.

Words come from `say`, a function such as `dashboard.text.t`, because the model knows no language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from dashboard.model.dataset import Dataset
from dashboard.model.due_groups import GROUPS, to_date, today
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

    `document` holds keys of `Dataset.titles`, `section` headings, `measure` labels of `Dataset.measures`, `agency` names,
    `category` keys of `agency_kinds.KINDS`, `role` keys such as lead, `due` keys of `due_groups.GROUPS`, `missing` those of
    MISSING. `q` holds words separated by white space; each is searched in measure, action and agency, regardless of case and
    character width. An empty field lets everything through. `asof` filters nothing: it is the day from which `due` counts.
    """

    document: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    q: str = ""
    section: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    asof: date = field(default_factory=today)

    @property
    def active(self) -> tuple[str, ...]:
        """The names of the fields that filter."""
        return tuple(name for name in NAMES if getattr(self, name))

    @property
    def of_agencies(self) -> tuple[str, ...]:
        """The names of the fields that filter the assignments of an action by their agencies."""
        return tuple(name for name in ("agency", "category") if getattr(self, name))

    @property
    def may_cut_measures(self) -> bool:
        """Whether it may let some actions of a measure through and others not."""
        return bool(self.q or self.due or self.missing)

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
        chosen: dict[str, Any] = {}
        unknown: list[tuple[str, str]] = []
        for name in options(dataset):
            found: dict[str, None] = {}
            for value in filter(None, query.get(name, ())):
                key = key_of(name, value)
                keys = [key] if known(name, [key], dataset) else _short_forms(name, key, dataset)
                found |= dict.fromkeys(keys)
                if not keys:
                    unknown.append((name, value))
            chosen[name] = tuple(found)
        filter_ = cls(**chosen, q=typed("".join(query.get("q", ())[-1:])))
        for value in filter(None, query.get("asof", ())[-1:]):
            if day := to_date(value):
                filter_ = replace(filter_, asof=day)
            else:
                unknown.append(("asof", value))
        return Reading(filter_, tuple(unknown))

    def to_query(self) -> list[tuple[str, str]]:
        """The parameters of an address that `from_query` reads as this filter; today's date is not written."""
        values = {name: (self.q,) if name == "q" else getattr(self, name) for name in self.active}
        asof = [("asof", self.asof.isoformat())] if self.asof != today() else []
        return [*((name, value) for name in values for value in values[name]), *asof]

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
        parts = [name, *self.section[:_NAMED], *(_measure_in_file_name(label, say) for label in self.measure[:_NAMED])]
        parts += self.agency[:_NAMED]
        parts += [
            say(f"{name}.{key}") for name in ("category", "role", "due", "missing") for key in getattr(self, name)
        ]
        if self.due:
            parts.append(self.asof.isoformat())
        parts += self.q.split()[:_NAMED]
        if any(len(values) > _NAMED for values in (self.section, self.measure, self.agency)):
            parts.append(say("csv.more"))
        plain = _NOT_IN_FILE_NAMES.sub("", "_".join(dict.fromkeys(filter(None, parts))))
        return plain[:_LONGEST_FILE_NAME].rstrip(" .")

    def _values_in_words(self, name: str, say: Say, dataset: Dataset) -> str:
        if name == "q":
            return f"“{self.q if len(self.q) <= _LONGEST_Q_IN_WORDS else self.q[: _LONGEST_Q_IN_WORDS - 1] + '…'}”"
        values = getattr(self, name)
        words = say("list").join(_value_in_words(name, value, say, dataset) for value in values[:_NAMED])
        if name == "due":
            asof = say("date.day", year=self.asof.year, month=self.asof.month, day=self.asof.day)
            words = say("list").join(_value_in_words(name, value, say, dataset) for value in values)
            return say("due.asof", values=words, asof=asof)
        return words if len(values) <= _NAMED else say("filter.more", values=words, count=len(values))


#: The fields that filter, in the order of the sidebar and of sentences.
NAMES = ("document", "section", "measure", "agency", "category", "role", "due", "missing", "q")
#: The parameters of an address that are the filter's.
PARAMETERS = (*NAMES, "asof")
#: What an action may lack: "responsible" is an agency that is responsible or supports.
MISSING = ("responsible",)
#: The fields whose values have names in both languages, under the field and the value.
_NAMED_FIELDS = ("role", "category", "due", "missing")


def _measure_in_file_name(label: str, say: Say) -> str:
    """措施8, or the whole label of a measure without a number."""
    return say("csv.measure", number=label.split(".")[0]) if label[:1].isdigit() else label


def _value_in_words(name: str, value: str, say: Say, dataset: Dataset) -> str:
    if name in _NAMED_FIELDS:
        return say(f"{name}.{value}")
    return dataset.titles.get(value, value) if name == "document" else value


class Reading(NamedTuple):
    """The filter that an address means in a dataset, and the (field, value) pairs that the dataset does not have."""

    filter: Filter
    unknown: tuple[tuple[str, str], ...]


def options(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """For each field the values that the dataset offers, in print order; `document` only if there are several.

    Too many measures to offer are left out (`Dataset.has_many_measures`), and of very many sections all but the first.
    """
    documents = {"document": tuple(dataset.titles)} if dataset.is_combined else {}
    of_rows = {"section": dataset.sections, "measure": dataset.measures, "agency": dataset.agencies}
    return {
        **documents,
        **of_rows,
        "category": dataset.agency_kinds,
        "role": dataset.roles,
        "due": GROUPS,
        "missing": MISSING,
    }


def known(name: str, values: Collection[str], dataset: Dataset) -> set[str]:
    """Those of the values of a field that the dataset has."""
    if name == "measure" and dataset.has_many_measures:
        return {label for _, label, *_ in dataset.find_measures(values)} & {*values}
    if name == "agency":
        return {*filter(dataset.has_agency, values)}
    if name == "section":
        return dataset.find_sections(values)
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
