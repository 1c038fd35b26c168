"""The sidebar: the document, its files, the filter, the switch for today's names of agencies."""

import contextlib
from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.library import catalogue
from dashboard.model import filters
from dashboard.model.dataset import Dataset, make_dataset
from dashboard.model.due_groups import today
from dashboard.model.entry import versioned
from dashboard.model.filters import Filter, Query
from dashboard.model.listing import Listing
from dashboard.model.selection import Selection
from dashboard.model.stored_document import StoredDocument
from dashboard.model.successors import Known
from dashboard.text import CATEGORIES, DUE_GROUPS, MISSING, ROLES, listed, said, t
from dashboard.text.gloss import key_of, with_gloss
from dashboard.text.pinyin import with_pinyin
from dashboard.ui import downloads
from dashboard.ui.address import say_unknown, take, take_all
from dashboard.ui.page import MOST_OPTIONS, clear_filter, escape_markdown, first_of
from dashboard.ui.session import session
from loaders import LoadError

#: The fields that stand behind a line that opens.
_FURTHER = ("section", "due", "category", "missing")
#: The fields whose few values have names in both languages.
_NAMES = {"role": ROLES, "due": DUE_GROUPS, "category": CATEGORIES, "missing": MISSING}
_LONGEST_Q = 2_000  # characters; the browser cuts off the rest without a message, and a pasted action has a few hundred


def choose_selection(entries: Listing) -> None:
    """Let the visitor choose document, names and filter, and set the session's selection accordingly.

    Raises LoadError if no document can be read.
    """
    mine = session()
    mine.selection = None
    with st.container():  # one place, with or without a choice, so that what follows never moves and is not seen twice
        printed = choose_dataset(entries)
    files = st.container()  # so far up that its list is whole on a small screen
    above = st.container()  # the filter stands above the names, which it depends on
    dataset = choose_names(printed)
    with above:
        filter_ = choose_filter(dataset)
    shown = mine.selection = dataset.cached(("selection", filter_), lambda: Selection(dataset, filter_))
    st.text(t("filter.counts", **shown.counts))
    st.button(t("filter.clear"), on_click=clear_filter, disabled=not shown.filter.active, width="stretch")
    with files:
        downloads.offer_files()


def choose_dataset(entries: Listing) -> Dataset:
    """The dataset of the chosen document, or of all together. Raises LoadError if none can be read."""
    mine = session()
    titles = entries.titles | {catalogue.ALL: t("documents.all")}
    mine.doc = _wanted_key(entries, titles)
    if len(titles) > 2:  # two documents, and all of them
        if st.session_state.get("doc") != mine.doc:
            st.session_state["doc"] = mine.doc
        offered = first_of([catalogue.ALL, *entries.titles], [mine.doc] if mine.doc else [])
        st.selectbox(t("documents.choose"), offered, format_func=titles.__getitem__, key="doc", placeholder=t("choose"))
        if len(offered) < len(titles):
            st.caption(t("documents.more", count=len(titles) - len(offered)))
    documents = catalogue.documents_of(entries, mine.doc)
    _note_visit(entries, [*documents])
    _note_if_gone(entries, [*documents])
    return _dataset(documents)


def _wanted_key(entries: Listing, titles: Mapping[str, str]) -> str | None:
    """The key that a button, a new address or the selectbox asks for; the default key if it has no document."""
    mine, linked, version = session(), take("doc"), take("version")
    if mine.opened in titles:
        key = mine.opened
    elif linked is not None:
        key = _find_linked(entries, linked, version or "")
    else:
        key = st.session_state.get("doc", mine.doc)
    mine.opened = None
    return key if key in titles else catalogue.default_key(entries)


def _find_linked(entries: Listing, value: str, version: str) -> str | None:
    """The key of the document that a link means by `value`, of its newest version if there is no such one; adds a notice if
    there is none, or it cannot be read."""
    if version.isdecimal() and (key := _find(entries, versioned(value, int(version)))):
        return key
    key = _find(entries, value)
    if version and key in entries.by_key and version != str(entries.by_key[key].version):
        say_unknown(t("library.version.of"), version)
    if value and key is None:
        notice = t("documents.lost", name=value[:80])
        for entry in entries:
            if entry.error and catalogue.is_file(entry, value):
                notice = t("documents.unreadable", name=entry.name, reason=said(entry.error))
        session().link_notices.append(notice)
    return key


def _find(entries: Listing, value: str) -> str | None:
    return catalogue.find(entries, session().linked.get(value, value))


def _note_visit(entries: Listing, keys: Sequence[str]) -> None:
    """Tell the library that a draft was looked at, so that it stays."""
    if len(keys) == 1 and entries.by_key[keys[0]].origin == "draft":
        with contextlib.suppress(LoadError):
            catalogue.library().library.visit(keys[0])


def _note_if_gone(entries: Listing, keys: Sequence[str]) -> None:
    """Add a notice, once, that the document which was on screen is no longer there, though this session has not removed it."""
    mine = session()
    if mine.shown_alone and mine.shown_alone[0] not in entries.by_key:
        mine.notices.append(t("documents.gone", title=mine.shown_alone[1]))
    alone = entries.by_key[keys[0]] if len(keys) == 1 else None
    mine.shown_alone = (alone.key, alone.document.title) if alone and alone.is_served and alone.document else None


def _dataset(documents: dict[str, StoredDocument]) -> Dataset:
    mine = session()
    mine.is_served = mine.private is None or all(mine.listing.by_key[key].is_served for key in documents)
    if mine.is_served and (mine.doc != catalogue.ALL or documents == mine.shared.documents):
        return catalogue.shared_dataset(documents)
    shown = [(key, one.title, one.tables) for key, one in documents.items()]
    kinds = catalogue.agency_facts().kinds
    return mine.remember("dataset", shown, lambda: make_dataset(*documents.values(), keys=[*documents], kinds=kinds))


def choose_names(dataset: Dataset) -> Dataset:
    """The switch for today's names of agencies: returns the dataset as printed, or with the successors' names.

    The agencies of the filter are renamed along with it.
    """
    known = session().known = catalogue.known_of(dataset)
    can_switch = any(each.is_renamed for each in known)
    if (linked := take("current")) is not None:
        st.session_state["current"] = linked.lower() in ("1", "true")
    help_ = t("current.help") if can_switch else t("current.help.none")
    is_on = st.toggle(t("current"), key="current", help=help_, disabled=not can_switch)
    if problem := catalogue.agency_facts().problem:
        st.warning(escape_markdown(t("current.problem", reason=problem)))
    _rename_in_filter(known, is_on=is_on)
    return catalogue.with_current_names(dataset) if is_on else dataset


def _rename_in_filter(known: Sequence[Known], *, is_on: bool) -> None:
    names: dict[str, list[str]] = {}
    for each in known:
        if each.is_renamed:
            old, new = (each.printed, each.label) if is_on else (each.label, each.printed)
            names.setdefault(old, []).append(new)
    agencies = st.session_state.get("agency") or []
    renamed = list(dict.fromkeys(name for agency in agencies for name in names.get(agency, [agency])))
    if renamed != agencies:
        st.session_state["agency"] = renamed


def choose_filter(dataset: Dataset) -> Filter:
    """The widgets of the filter."""
    if (query := take_all("filter")) is not None:
        _set_filter(query, dataset)
    offered = filters.options(dataset)
    _drop_unknown(offered, dataset)
    values = {name: tuple(_choose(name, offers, dataset)) for name, offers in offered.items() if name not in _FURTHER}
    q = st.text_input(t("field.q"), key="q", live="300ms", max_chars=_LONGEST_Q, help=t("filter.q.help"))
    further = {name: offered[name] for name in _FURTHER if offered[name]}
    with st.expander(t("filter.more_fields"), expanded=any(st.session_state.get(name) for name in further)):
        values |= {name: tuple(_choose(name, offers, dataset)) for name, offers in further.items()}
    return Filter(**values, q=filters.typed(q or ""), asof=st.session_state.get("asof") or today())


def _set_filter(query: Query, dataset: Dataset) -> None:
    """Set the widgets to the filter of a new address; a notice for each value that does not exist."""
    reading = Filter.from_query(query, dataset, key_of)
    for name in filters.NAMES:
        value = getattr(reading.filter, name)
        st.session_state[name] = value if name == "q" else list(value)
    asof = reading.filter.asof
    st.session_state["asof"] = None if asof == today() else asof
    for name, value in reading.unknown:
        say_unknown(name, value)


def _drop_unknown(offered: dict[str, tuple[str, ...]], dataset: Dataset) -> None:
    """Remove from the widgets, with a warning, the values of another document that this one does not offer."""
    dropped = []
    for name in offered:
        held = [_value(name, value) for value in st.session_state.get(name) or []]
        if held != (st.session_state.get(name) or []):
            st.session_state[name] = held
        known = filters.known(name, held, dataset)
        if unknown := [value for value in held if value not in known]:
            dropped += [_label(name, value, dataset) for value in unknown]
            st.session_state[name] = [value for value in held if value in known]
    if dropped:
        st.warning(escape_markdown(t("filter.dropped", values=listed(dropped))))


def _choose(name: str, values: Sequence[str], dataset: Dataset) -> list[str]:
    if name in _NAMES:
        labels = dict(_NAMES[name])
        return (
            st.pills(t(f"field.{name}"), values, format_func=labels.__getitem__, selection_mode="multi", key=name) or []
        )
    offered = _to_offer(name, values, dataset)
    return st.multiselect(
        t(f"field.{name}"),
        offered,
        format_func=lambda value: _option(name, value, dataset),
        key=name,
        placeholder=t("filter.all" if offered else "filter.measure.many"),
        filter_mode="contains",
        select_all=False,
    )


def _to_offer(name: str, values: Sequence[str], dataset: Dataset) -> Sequence[str]:
    """The values to choose from. If there are too many to send: measures of the chosen documents, and agencies that
    these documents and the search let through."""
    documents = st.session_state.get("document") or []
    if name == "measure" and dataset.has_many_measures:
        values = dataset.measures_of(map(dataset.doc_of, documents))
    if name == "section" and documents:
        values = dataset.sections_of(map(dataset.doc_of, documents))
    if name == "agency" and len(values) > MOST_OPTIONS:
        q = filters.typed(st.session_state.get("q") or "")
        values = Selection(dataset, Filter(document=tuple(documents), q=q)).agencies
    return first_of(values, st.session_state.get(name) or [])


def _value(name: str, held: str) -> str:
    """The value of a widget; after a change of language the browser may still send an entry of the old list."""
    return key_of(name, held.partition("\n")[0]) if name == "agency" else held


def _label(name: str, value: str, dataset: Dataset) -> str:
    if name in _NAMES:
        return _NAMES[name].get(value, value)
    return dataset.titles.get(value, value) if name == "document" else with_gloss(value)


def _option(name: str, value: str, dataset: Dataset) -> str:
    """The entry of a list to choose from: an agency is found by its pinyin, too."""
    label = _label(name, value, dataset)
    return with_pinyin(label, value) if name == "agency" else label
