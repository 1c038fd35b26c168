"""Documents made ready for the pages: what every filter and view needs, computed once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
_ROWS_AT_ONCE = 100
_MOST_CACHED = 40  # views of a dataset, their markup, their counts: up to 60 KB each


class Action(NamedTuple):
    """One action of a dataset. A missing section or deadline is "", a missing number None.

    `source`, the row as printed, is "" in a dataset of several documents, and `place`, where it stands in its file, None.
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
    `action_id` (1…, the same in both), `measure_label` (number and title, unique) and `words` (of the action, folded,
    for the search). Texts are categories, held once however many rows they stand in; `source` and `place` of the actions
    are there where there is one document. `titles` gives, for each document's key in an address, its title as it stands in
    the tables; `titles`, `measures`, `agencies` and `roles` are the choices of the filter, in print order. `actions_by_id` gives an Action for its id, `agencies_by_role` its agencies by role. `renamed` gives,
    for other names of agencies, those they stand under here. `cached` keeps what was made of the dataset before, such as
    markup that many sessions see alike; it goes with the dataset.
    """

    documents: tuple[StoredDocument, ...]
    titles: dict[str, str]
    assignments: pd.DataFrame
    actions: pd.DataFrame
    measures: tuple[str, ...]
    agencies: tuple[str, ...]
    roles: tuple[str, ...]
    actions_by_id: LazyByAction[Action]
    agencies_by_role: LazyByAction[dict[str, list[str]]]
    renamed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cached: ViewCache = field(default_factory=lambda: ViewCache(_MOST_CACHED))

    @property
    def is_combined(self) -> bool:
        """Whether it puts several documents together."""
        return len(self.documents) > 1


def make_dataset(*documents: Document | StoredDocument, keys: Sequence[str] = ()) -> Dataset:
    """The dataset of one document or several; `keys` tell them apart in addresses, their files' names if there are none."""
    stored = tuple(pack(document) for document in documents)
    titles = unique_titles(stored)
    tables = [unpack(document.tables) for document in stored]
    actions = _actions([table for table, _ in tables], titles)
    assignments = _assignments([table for _, table in tables], actions, [len(table) for table, _ in tables])
    return Dataset(
        documents=stored,
        titles=dict(zip(keys or _told_apart_names(stored), titles, strict=True)),
        assignments=assignments,
        actions=actions,
        measures=tuple(actions["measure_label"].cat.categories),
        agencies=tuple(assignments["agency"].cat.categories),
        roles=tuple(role for role in ROLES if (assignments["role"] == role).any()),
        actions_by_id=_actions_by_id(actions),
        agencies_by_role=_agencies_by_role(assignments),
    )


def with_assignments(dataset: Dataset, assignments: pd.DataFrame, renamed: Mapping[str, tuple[str, ...]]) -> Dataset:
    """The dataset with other assignments of the same actions."""
    return replace(
        dataset,
        cached=ViewCache(_MOST_CACHED),
        assignments=assignments,
        agencies=tuple(assignments["agency"].cat.categories),
        agencies_by_role=_agencies_by_role(assignments),
        renamed=renamed,
    )


def fold(words: str) -> str:
    """The text as a search compares it: without regard to case and to the width of letters and brackets."""
    return fold_all(pa.array([words]))[0].as_py()


def fold_all(texts: pa.Array) -> pa.Array:
    """`fold` of each text."""
    return pc.utf8_lower(pc.utf8_normalize(texts, "NFKC"))


def unique_titles(documents: Sequence[Document | StoredDocument]) -> tuple[str, ...]:
    """The documents' titles; with the file's name, and a number if need be, where two would share one."""
    return _unique((document.title, f"{document.title}（{document.name}）") for document in documents)


def _told_apart_names(documents: Sequence[StoredDocument]) -> tuple[str, ...]:
    return _unique((document.name, document.name) for document in documents)


def _unique(names: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """For each (name, longer name) the first form that no one before has: the name, the longer one, that with a number."""
    taken: dict[str, None] = {}
    for name, longer in names:
        forms = chain((name, longer), (f"{longer}（{again}）" for again in count(2)))
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
    actions["words"] = as_categories(_words(labels + "\n" + actions["action"]))
    texts = [name for name in names if name in NAMES and actions[name].dtype == "str"]
    return actions.assign(**{name: as_categories(actions[name]) for name in texts})


def _words(texts: pd.Series) -> pd.Series:
    return pd.Series(fold_all(pa.array(texts, pa.large_string())), dtype="str")


def as_categories(texts: pd.Series) -> pd.Categorical:
    """Each text once, in the order of their first."""
    codes, categories = pd.factorize(texts)
    return pd.Categorical.from_codes(codes, pd.Index(categories, dtype="str"))


def _measure_labels(actions: pd.DataFrame, *, several: bool) -> pd.Series:
    """8. 有效落实小微企业金融政策; with section, then document, where two measures would share it."""
    numbered = actions["measure_no"].astype("str") + ". " + actions["measure"]
    labels = numbered.where(actions["measure_no"].notna(), actions["measure"])
    if several:
        labels = _told_apart(labels, actions["document"].astype("str"), "〔{}〕")
    return _told_apart(labels, actions["section"].fillna(""), "（{}）")


def _told_apart(labels: pd.Series, by: pd.Series, form: str) -> pd.Series:
    label, owner = pd.factorize(labels)[0], pd.factorize(by)[0]
    pairs = np.unique(label * (owner.max() + 1) + owner) // (owner.max() + 1)
    shared = (np.bincount(pairs) > 1)[label]
    labels = labels.copy()
    labels[shared] += by[shared].map(form.format)
    return labels


def _assignments(tables: Sequence[pa.Table], actions: pd.DataFrame, lengths: Sequence[int]) -> pd.DataFrame:
    """The contract's columns and the dataset's own; what belongs to the action is taken from there by its place."""
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
    """The results of a few slow steps, shared by all threads of the server; the least recently used goes first."""

    def __init__(self, most: int) -> None:
        self._made, self._lock = LRUCache[Hashable, Any](most), Lock()

    def __call__(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` returned for this key, now or before; `key` names all that the result depends on."""
        with self._lock:
            if key in self._made:
                return self._made[key]
        made = make()
        with self._lock:
            self._made[key] = made
        return made


class LazyByAction(Generic[Made]):
    """A value for each action id; made for a hundred neighbours at a time, when the first of them is asked for."""

    def __init__(self, make: Callable[[int, int], dict[int, Made]]) -> None:
        self._make, self._made = make, dict[int, Made]()

    def __getitem__(self, action_id: int) -> Made:
        if action_id not in self._made:
            first = (action_id - 1) // _ROWS_AT_ONCE * _ROWS_AT_ONCE + 1
            self._made |= self._make(first, first + _ROWS_AT_ONCE)
        return self._made[action_id]


def _actions_by_id(actions: pd.DataFrame) -> LazyByAction[Action]:
    def make(first: int, end: int) -> dict[int, Action]:
        return {action.action_id: action for action in as_actions(actions.iloc[first - 1 : end - 1])}

    return LazyByAction(make)


def as_actions(table: pd.DataFrame) -> list[Action]:
    """The rows of a table of actions. A column that the table lacks is "", 0 for `action_id`, None for `place`."""
    missing = {"action_id": 0, "measure_no": None, "place": None}
    columns = (_plain(table, name, missing.get(name, "")) for name in Action._fields)
    return [Action(*values) for values in zip(*columns, strict=True)]


def _plain(table: pd.DataFrame, name: str, missing: object) -> list:
    """The column as Python's own values, `missing` where there is none."""
    if name not in table:
        return [missing] * len(table)
    values = table[name].astype(object)
    return values.where(values.notna(), missing).tolist()


def _agencies_by_role(assignments: pd.DataFrame) -> LazyByAction[dict[str, list[str]]]:
    """For an action that names no agency an empty dict."""
    named = assignments[["action_id", "role", "agency"]]

    def make(first: int, end: int) -> dict[int, dict[str, list[str]]]:
        found: dict[int, dict[str, list[str]]] = {action: {} for action in range(first, end)}
        bounds = named["action_id"].searchsorted([first, end])
        ordered = named.iloc[slice(*bounds)].sort_values(["action_id", "role"], kind="stable")
        for action, role, agency in zip(ordered["action_id"], ordered["role"], ordered["agency"], strict=True):
            found[action].setdefault(role, []).append(agency)
        return found

    return LazyByAction(make)
