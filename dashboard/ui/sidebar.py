"""The sidebar: which document, under which names, the filter, what to take away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.analysis import tables
from dashboard.library import catalogue
from dashboard.model import filters
from dashboard.model.dataset import Dataset, make_dataset
from dashboard.model.entry import Entry
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection, select
from dashboard.model.stored_document import StoredDocument
from dashboard.model.successors import Known
from dashboard.text import ROLES, listed, said, t
from dashboard.text.gloss import key_of, with_gloss
from dashboard.ui import downloads
from dashboard.ui.address import asked, say_unknown
from dashboard.ui.page import clear_filter, escape_markdown
from dashboard.ui.session import Session, session

_MOST_OPTIONS = 2_000  # measures offered at once
_LONGEST_Q = 2_000  # characters: a pasted action has some hundred, and the browser drops what is longer without a word
_MOST_CACHED_ROWS = 5_000  # of a dataset whose selections are kept: each is a copy of the rows that it shows


def choose_selection(entries: Sequence[Entry]) -> None:
    """The document, its names and the filter, chosen in this order; the page shows what they select.

    Raises LoadError where no document can be read.
    """
    mine = session()
    mine.selection = None
    dataset = choose_names(choose_dataset(entries))
    mine.selection = selected(dataset, choose_filter(dataset))
    st.text(t("filter.counts", **counts_of(mine.selection)))
    st.button(t("filter.clear"), on_click=clear_filter, disabled=not mine.selection.filter.active, width="stretch")
    downloads.offer_files()


def choose_dataset(entries: Sequence[Entry]) -> Dataset:
    """The dataset of the document chosen, or of all. Raises LoadError where none can be read."""
    mine = session()
    titles = catalogue.titles(entries) | {catalogue.ALL: t("documents.all")}
    mine.doc = _wanted_key(entries, titles)
    if len(titles) > 2:  # two documents, and all of them
        if st.session_state.get("doc") != mine.doc:
            st.session_state["doc"] = mine.doc
        st.selectbox(t("documents.choose"), list(titles), format_func=titles.__getitem__, key="doc")
    documents = catalogue.documents_of(entries, mine.doc)
    _say_gone(entries, [*documents])
    return _dataset(documents, entries)


def _wanted_key(entries: Sequence[Entry], titles: Mapping[str, str]) -> str | None:
    """The key that a page, a new address or the box asks for; where there is no such document, the default one's."""
    mine, asked_for = session(), asked("doc")
    if mine.opened in titles:
        key = mine.opened
    elif asked_for is not None:
        key = _find_asked(entries, asked_for)
    else:
        key = st.session_state.get("doc", mine.doc)
    mine.opened = None
    return key if key in titles else catalogue.default_key(entries)


def _find_asked(entries: Sequence[Entry], wanted: Sequence[str]) -> str | None:
    """The key of the document that a link names; one that cannot be shown is said."""
    value = "".join(wanted[-1:])
    found = catalogue.find(entries, value)
    if value and found is None:
        broken = next((entry for entry in entries if entry.error and catalogue.is_file(entry, value)), None)
        words = (
            t("documents.unreadable", name=broken.name, reason=said(broken.error))
            if broken and broken.error
            else t("documents.lost", name=value[:80])
        )
        session().link_notices.append(words)
    return found


def _say_gone(entries: Sequence[Entry], keys: Sequence[str]) -> None:
    """Say once that the bundled document on screen has gone from its folder."""
    mine = session()
    if mine.shown_alone and all(entry.key != mine.shown_alone[0] for entry in entries):
        mine.notices.append(t("documents.gone", title=mine.shown_alone[1]))
    alone = next((entry for entry in entries if [entry.key] == keys and entry.bundled), None)
    mine.shown_alone = (alone.key, alone.document.title) if alone and alone.document else None


def _dataset(documents: dict[str, StoredDocument], entries: Sequence[Entry]) -> Dataset:
    mine = session()
    changed = {*mine.titles, *mine.corrected}
    mine.is_bundled = all(entry.bundled and entry.key not in changed for entry in entries if entry.key in documents)
    if mine.is_bundled:
        return catalogue.bundled_dataset(documents)
    shown = tuple((key, one.sha256, one.title, one.headers, one.sample) for key, one in documents.items())
    return mine.remember("dataset", shown, lambda: make_dataset(*documents.values(), keys=[*documents]))


def choose_names(dataset: Dataset) -> Dataset:
    """The dataset as printed, or under its agencies' successors where the switch is on; the filter's agencies follow it."""
    known = session().known = catalogue.known_of(dataset)
    can_switch = any(each.is_renamed for each in known)
    if (wanted := asked("current")) is not None:
        st.session_state["current"] = "".join(wanted[-1:]).lower() in ("1", "true")
    note = t("current.help") if can_switch else t("current.help.none")
    is_on = st.toggle(t("current"), key="current", help=note, disabled=not can_switch)
    if problem := catalogue.agency_facts().problem:
        st.warning(escape_markdown(t("current.problem", reason=problem)))
    _follow_names(known, is_on=is_on)
    return catalogue.with_current_names(dataset) if is_on else dataset


def _follow_names(known: Sequence[Known], *, is_on: bool) -> None:
    names: dict[str, dict[str, None]] = {}
    for each in known:
        if each.is_renamed:
            old, new = (each.printed, each.label) if is_on else (each.label, each.printed)
            names.setdefault(old, {})[new] = None
    chosen = st.session_state.get("agency") or []
    followed = list(dict.fromkeys(name for value in chosen for name in names.get(value, {value: None})))
    if followed != chosen:
        st.session_state["agency"] = followed


def choose_filter(dataset: Dataset) -> Filter:
    """The filter's widgets; what they hold means what `Filter` says."""
    offered = filters.options(dataset)
    mine = session()
    if mine.asked is not None:
        _take_filter(mine, dataset)
    _drop_unknown(offered, dataset)
    chosen = {name: tuple(_choose(name, values, dataset)) for name, values in offered.items()}
    q = st.text_input(t("field.q"), key="q", live="300ms", max_chars=_LONGEST_Q, help=t("filter.q.help"))
    return Filter(**chosen, q=filters.typed(q or ""))


def _take_filter(mine: Session, dataset: Dataset) -> None:
    """Set the widgets to the filter of a new address, and say what it names in vain."""
    reading = Filter.from_query(mine.asked or {}, dataset, key_of)
    for name in filters.NAMES:
        value = getattr(reading.filter, name)
        st.session_state[name] = value if name == "q" else list(value)
    for name, value in reading.unknown:
        say_unknown(name, value)


def _drop_unknown(offered: dict[str, tuple[str, ...]], dataset: Dataset) -> None:
    """Clear what another document's filter held and this one's does not offer, and say so."""
    dropped = []
    for name, values in offered.items():
        held = st.session_state.get(name) or []
        if unknown := [value for value in held if value not in values]:
            dropped += [_label(name, value, dataset) for value in unknown]
            st.session_state[name] = [value for value in held if value in values]
    if dropped:
        st.warning(escape_markdown(t("filter.dropped", values=listed(dropped))))


def _choose(name: str, values: Sequence[str], dataset: Dataset) -> list[str]:
    if name == "role":
        return (
            st.pills(t("field.role"), values, format_func=dict(ROLES).__getitem__, selection_mode="multi", key=name)
            or []
        )
    offered = _measures_to_offer(values, dataset) if name == "measure" else values
    return st.multiselect(
        t(f"field.{name}"),
        offered,
        format_func=lambda value: _label(name, value, dataset),
        key=name,
        placeholder=t("filter.all" if offered else "filter.measure.many"),
        filter_mode="contains",
        select_all=False,
    )


def _measures_to_offer(values: Sequence[str], dataset: Dataset) -> Sequence[str]:
    """All measures; of very many, which take long to send, those of the documents chosen and those chosen already."""
    if len(values) <= _MOST_OPTIONS:
        return values
    titles = [dataset.titles[key] for key in st.session_state.get("document") or []]
    mine = set(dataset.actions.loc[dataset.actions["document"].isin(titles), "measure_label"].unique())
    mine |= set(st.session_state.get("measure") or [])
    return [value for value in values if value in mine]


def _label(name: str, value: str, dataset: Dataset) -> str:
    if name == "role":
        return ROLES.get(value, value)
    return dataset.titles.get(value, value) if name == "document" else with_gloss(value)


def selected(dataset: Dataset, filter_: Filter) -> Selection:
    """What the filter selects; kept with the dataset where that is small."""
    if len(dataset.assignments) > _MOST_CACHED_ROWS:
        return select(dataset, filter_)
    return dataset.cached(("selection", filter_), lambda: select(dataset, filter_))


def counts_of(shown: Selection) -> dict[str, int]:
    """How many measures, actions, agencies and assignments a selection has."""
    return shown.dataset.cached(("counts", shown.filter), lambda: tables.counts(shown.assignments, shown.actions))
