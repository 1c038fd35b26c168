"""Documents made ready for the pages: what every filter and view needs, computed once."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count

import pandas as pd

from dashboard.text import t
from loaders import ROLES, Document


@dataclass(frozen=True, eq=False)
class Board:
    """One document, or several put together, with the columns that pages filter on.

    `assignments` and `actions` are the documents' tables, one below the other, each with `document` (its title, unique),
    `action_id` (1…, the same in both), `measure_label` (number and title, unique) and `words` (the text that a search
    looks through, folded). `titles`, `measures`, `agencies` and `roles` are the choices of the filter, in print
    order. `rows` holds each action as a named tuple under its id, `parts` its agencies by role: what the reading views
    go through, without pandas. `renamed` gives, for other names of agencies, those they stand under here.
    """

    documents: tuple[Document, ...]
    titles: tuple[str, ...]
    assignments: pd.DataFrame
    actions: pd.DataFrame
    measures: tuple[str, ...]
    agencies: tuple[str, ...]
    roles: tuple[str, ...]
    rows: dict[int, tuple]
    parts: dict[int, dict[str, list[str]]]
    renamed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def make_board(*documents: Document) -> Board:
    """The board of one document or several."""
    titles = unique_titles(documents)
    actions = _actions(documents, titles)
    assignments = _assignments(documents, titles, actions)
    return Board(
        documents=documents,
        titles=titles,
        assignments=assignments,
        actions=actions,
        measures=tuple(actions["measure_label"].unique()),
        agencies=tuple(assignments["agency"].unique()),
        roles=tuple(role for role in ROLES if (assignments["role"] == role).any()),
        rows={row.action_id: row for row in actions.itertuples(index=False, name="Action")},
        parts=_parts(assignments),
    )


def with_assignments(board: Board, assignments: pd.DataFrame, renamed: Mapping[str, tuple[str, ...]]) -> Board:
    """The board with other assignments of the same actions."""
    return replace(
        board,
        assignments=assignments,
        agencies=tuple(assignments["agency"].unique()),
        parts=_parts(assignments),
        renamed=renamed,
    )


def fold(words: str) -> str:
    """The text as a search compares it: without regard to case and to the width of letters and brackets."""
    return unicodedata.normalize("NFKC", words).casefold()


def unique_titles(documents: Sequence[Document]) -> tuple[str, ...]:
    """The documents' titles; with the file's name, and a number if need be, where two would share one."""
    taken = {t("documents.all"): None}  # in order; the first is a choice of its own and no title
    for document in documents:
        forms = chain(
            (document.title, f"{document.title}（{document.name}）"),
            (f"{document.title}（{document.name}，{again}）" for again in count(2)),
        )
        taken[next(title for title in forms if title not in taken)] = None
    return tuple(taken)[1:]


def _stack(tables: Sequence[pd.DataFrame], titles: Sequence[str]) -> pd.DataFrame:
    named = [table.assign(document=title) for table, title in zip(tables, titles, strict=True)]
    return pd.concat(named, ignore_index=True) if len(named) > 1 else named[0]


def _actions(documents: Sequence[Document], titles: Sequence[str]) -> pd.DataFrame:
    actions = _stack([document.actions for document in documents], titles)
    actions["action_id"] = range(1, len(actions) + 1)
    actions["measure_label"] = _measure_labels(actions, several=len(documents) > 1)
    actions["words"] = (actions["measure_label"] + "\n" + actions["action"]).map(fold)
    return actions


def _measure_labels(actions: pd.DataFrame, *, several: bool) -> pd.Series:
    """8. 有效落实小微企业金融政策; with section, then document, where two measures would share it."""
    numbered = actions["measure_no"].astype("str") + ". " + actions["measure"]
    labels = numbered.where(actions["measure_no"].notna(), actions["measure"])
    if several:
        labels = _told_apart(labels, actions["document"], "〔{}〕")
    return _told_apart(labels, actions["section"].fillna(""), "（{}）")


def _told_apart(labels: pd.Series, by: pd.Series, form: str) -> pd.Series:
    shared = labels.map(by.groupby(labels).nunique()) > 1
    return labels.where(~shared, labels + by.map(form.format))


def _assignments(documents: Sequence[Document], titles: Sequence[str], actions: pd.DataFrame) -> pd.DataFrame:
    assignments = _stack([document.assignments for document in documents], titles)
    known = actions.set_index(["document", "source_row"])[["action_id", "measure_label", "words"]]
    assignments = assignments.join(known, on=["document", "source_row"])
    assignments["words"] = assignments["words"] + "\n" + assignments["agency"].map(fold)
    return assignments


def _parts(assignments: pd.DataFrame) -> dict[int, dict[str, list[str]]]:
    parts: dict[int, dict[str, list[str]]] = {}
    ordered = assignments.sort_values(["action_id", "role"], kind="stable")
    for action, role, agency in zip(ordered["action_id"], ordered["role"], ordered["agency"], strict=True):
        parts.setdefault(action, {}).setdefault(role, []).append(agency)
    return parts
