"""Documents made ready for the pages: what every filter and view needs, computed once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, count
from threading import Lock
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from cachetools import LRUCache

from dashboard.model.stored_document import StoredDocument, pack, places_of, unpack
from loaders import NAMES, ROLES, Document, Place

Made = TypeVar("Made")
_BLOCK = 100  # actions whose values LazyByAction makes at once
_MOST_VIEWS = 40  # kept per dataset: selections, markup, counts, up to 60 KB each


class Action(NamedTuple):
    """One action of a dataset. A missing section or deadline is "", a missing number None.

    `source` is the source row as printed, `place` where it stands in its file; a dataset of several documents does not
    keep them: there they are "" and None.
    """

    action_id: int
    document: str
    section: str
    measure_no: int | None
    measure: str
    measure_label: str
    action_no: int
    action: str
    deadline: str
    source_row: int
    source: str
    place: Place | None


@dataclass(frozen=True, eq=False)
class Dataset:
    """One document, or several put together, with the columns that pages filter on.

    `assignments` and `actions` are the documents' tables, one below the other, each with `document` (its title, unique),
    `action_id` (1…, the same in both), `measure_label` (number and title, unique) and `words` (measure and action, folded,
    for the search). Columns of texts are categorical, so that each text is held once. With a single document, `actions`
    also has `source` and `place`. `titles` maps the key of each document in an address to its title in the tables;
    `titles`, `measures`, `agencies` and `roles` are the choices of the filter, in print order. `renamed` maps other names
    of an agency to those that it has in this dataset. `cached` keeps views that many sessions share, such as markup.
    """

    documents: tuple[StoredDocument, ...]
    titles: dict[str, str]
    assignments: pd.DataFrame
    actions: pd.DataFrame
    renamed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cached: ViewCache = field(init=False, default_factory=lambda: ViewCache(_MOST_VIEWS))

    @property
    def is_combined(self) -> bool:
        """Whether it puts several documents together."""
        return len(self.documents) > 1

    @cached_property
    def measures(self) -> tuple[str, ...]:
        return tuple(self.actions["measure_label"].cat.categories)

    @cached_property
    def agencies(self) -> tuple[str, ...]:
        return tuple(self.assignments["agency"].cat.categories)

    @cached_property
    def roles(self) -> tuple[str, ...]:
        return tuple(role for role in ROLES if (self.assignments["role"] == role).any())

    @cached_property
    def actions_by_id(self) -> LazyByAction[Action]:
        return LazyByAction(
            lambda first, end: {
                action.action_id: action for action in as_actions(self.actions.iloc[first - 1 : end - 1])
            }
        )

    @cached_property
    def agencies_by_role(self) -> LazyByAction[dict[str, list[str]]]:
        """For each action id the agencies of each role; an empty dict for an action that names none."""
        named = self.assignments[["action_id", "role", "agency"]]

        def make(first: int, end: int) -> dict[int, dict[str, list[str]]]:
            found: dict[int, dict[str, list[str]]] = {action: {} for action in range(first, end)}
            bounds = named["action_id"].searchsorted([first, end])
            ordered = named.iloc[slice(*bounds)].sort_values(["action_id", "role"], kind="stable")
            for action, role, agency in ordered.itertuples(index=False):
                found[action].setdefault(role, []).append(agency)
            return found

        return LazyByAction(make)


def make_dataset(*documents: Document | StoredDocument, keys: Sequence[str] = ()) -> Dataset:
    """The dataset of one document or several; `keys` name them in addresses, by default by the names of their files."""
    stored = tuple(pack(document) for document in documents)
    titles = unique_titles(stored)
    tables = [unpack(document.tables) for document in stored]
    actions = _actions([table for table, _ in tables], titles)
    assignments = _assignments([table for _, table in tables], actions, [len(table) for table, _ in tables])
    keys = keys or _unique((document.name, document.name) for document in stored)
    return Dataset(stored, dict(zip(keys, titles, strict=True)), assignments, actions)


def fold(words: str) -> str:
    """The text in the form that a search compares: lower case, letters and brackets of one width (NFKC)."""
    return fold_all(pa.array([words]))[0].as_py()


def fold_all(texts: pa.Array) -> pa.Array:
    """`fold` of each text."""
    return pc.utf8_lower(pc.utf8_normalize(texts, "NFKC"))


def unique_titles(documents: Sequence[Document | StoredDocument]) -> tuple[str, ...]:
    """The documents' titles. Where two share one, the later gets its file's name added, and a number if need be."""
    return _unique((document.title, f"{document.title}（{document.name}）") for document in documents)


def _unique(names: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """For each (name, longer name) the first form that is still free: the name, the longer one, the longer with a number."""
    taken: dict[str, None] = {}
    for name, longer in names:
        forms = chain((name, longer), (f"{longer}（{number}）" for number in count(2)))
        taken[next(form for form in forms if form not in taken)] = None
    return tuple(taken)


def _stack(tables: Sequence[pa.Table]) -> pa.Table:
    return pa.concat_tables(tables).combine_chunks() if len(tables) > 1 else tables[0]


def _actions(tables: Sequence[pa.Table], titles: Sequence[str]) -> pd.DataFrame:
    several = len(titles) > 1
    names = [name for name in tables[0].column_names if name in NAMES or (name == "source" and not several)]
    actions = _stack([table.select(names) for table in tables]).to_pandas()
    if not several:
        actions["place"] = places_of(tables[0])
    owners = np.repeat(np.arange(len(titles)), [len(table) for table in tables])
    actions["document"] = pd.Categorical.from_codes(owners, pd.Index(list(titles), dtype="str"))
    actions["action_id"] = np.arange(1, len(actions) + 1)
    labels = _measure_labels(actions, several=several)
    actions["measure_label"] = as_categories(labels)
    words = fold_all(pa.array(labels + "\n" + actions["action"], pa.large_string()))
    actions["words"] = as_categories(pd.Series(words, dtype="str"))
    texts = [name for name in names if name in NAMES and actions[name].dtype == "str"]
    return actions.assign(**{name: as_categories(actions[name]) for name in texts})


def as_categories(texts: pd.Series) -> pd.Categorical:
    """The texts as a categorical, its categories in the order of their first occurrence."""
    codes, categories = pd.factorize(texts)
    return pd.Categorical.from_codes(codes, pd.Index(categories, dtype="str"))


def _measure_labels(actions: pd.DataFrame, *, several: bool) -> pd.Series:
    """8. 有效落实小微企业金融政策; with its document or section added where two measures would share a label."""
    numbered = actions["measure_no"].astype("str") + ". " + actions["measure"]
    labels = numbered.where(actions["measure_no"].notna(), actions["measure"])
    if several:
        labels = _add_owner(labels, actions["document"].astype("str"), "〔{}〕")
    return _add_owner(labels, actions["section"].fillna(""), "（{}）")


def _add_owner(labels: pd.Series, by: pd.Series, form: str) -> pd.Series:
    """The labels, with their owner (`by`) added to those that several owners share."""
    label, owner = pd.factorize(labels)[0], pd.factorize(by)[0]
    pairs = np.unique(label * (owner.max() + 1) + owner) // (owner.max() + 1)
    shared = (np.bincount(pairs) > 1)[label]
    labels = labels.copy()
    labels[shared] += by[shared].map(form.format)
    return labels


def _assignments(tables: Sequence[pa.Table], actions: pd.DataFrame, lengths: Sequence[int]) -> pd.DataFrame:
    """The columns of the contract and of the dataset; those of the action are taken from `actions`.

    `lengths` are the numbers of actions of the documents: `at` in a packed table counts from its own first action.
    """
    named = _stack(tables).to_pandas()
    firsts = np.cumsum([0, *lengths])[:-1]
    at = named["at"].to_numpy() + np.repeat(firsts, [len(table) for table in tables])
    own = {
        "agency": as_categories(named["agency"]),
        "role": pd.Categorical.from_codes(named["role"].to_numpy(), pd.Index(ROLES)),
        "position": named["position"].astype("Int64"),
    }
    names = (*NAMES, "document", "action_id", "measure_label", "words")
    return pd.DataFrame({name: own[name] if name in own else actions[name].array.take(at) for name in names})


class ViewCache:
    """The results of slow steps, shared by all threads of the server; the least recently used is dropped first."""

    def __init__(self, most: int) -> None:
        self._views, self._lock = LRUCache[Hashable, Any](most), Lock()

    def __call__(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` returned for this key, now or before; `key` must name everything that the result depends on."""
        with self._lock:
            if key in self._views:
                return self._views[key]
        view = make()
        with self._lock:
            self._views[key] = view
        return view


class LazyByAction(Generic[Made]):
    """A value for each action id, made when it is first asked for, together with those of its neighbours.

    `make` gets the first action id of a block and the one past its end.
    """

    def __init__(self, make: Callable[[int, int], dict[int, Made]]) -> None:
        self._make, self._values = make, dict[int, Made]()

    def __getitem__(self, action_id: int) -> Made:
        if action_id not in self._values:
            first = (action_id - 1) // _BLOCK * _BLOCK + 1
            self._values |= self._make(first, first + _BLOCK)
        return self._values[action_id]


def as_actions(table: pd.DataFrame) -> list[Action]:
    """The rows of a table of actions. A missing value or column is "", 0 for `action_id`, None for number and place."""
    defaults = {"action_id": 0, "measure_no": None, "place": None}
    columns = (_plain(table, name, defaults.get(name, "")) for name in Action._fields)
    return [Action(*values) for values in zip(*columns, strict=True)]


def _plain(table: pd.DataFrame, name: str, missing: object) -> list:
    """The column as plain Python values, with `missing` where there is none."""
    if name not in table:
        return [missing] * len(table)
    values = table[name].astype(object)
    return values.where(values.notna(), missing).tolist()
