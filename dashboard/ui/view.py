"""The view of a run: the dataset, the filter bound to the URL, and the rows it lets through."""

from __future__ import annotations

import gc
import re
from urllib.parse import parse_qs, urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.analysis.counts import counts as counts_in
from dashboard.library import catalogue
from dashboard.model import filters
from dashboard.model.dataset import Dataset
from dashboard.model.entry import Entry
from dashboard.model.filter_options import canonical, choices, read_switch
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection, select
from dashboard.text import FIELDS, language, listed, said, t
from dashboard.web.memory import hand_back
from loaders import LoadError

_MOST_OPTIONS = 2_000  # measures offered at once
_LONGEST_Q = 2_000  # characters: a pasted action has some hundred, and the browser drops what is longer without a word
_MOST_KEPT_ROWS = 5_000  # of a dataset whose views are kept: each is a copy of the rows it shows


def view() -> Selection:
    """The view of this run, made by the frame."""
    return st.session_state["_view"]


def say_what_is_lost() -> None:
    """That a link names a document which is not there, or cannot be read; until `forget_what_is_lost`."""
    if said_of := st.session_state.get("_lost"):
        st.warning(escape_markdown(said_of))


def forget_what_is_lost() -> None:
    """At the end of a run: one that starts over, for the address to be written as the widgets have it, does not come here."""
    st.session_state.pop("_lost", None)


def _lost(entries: list[Entry], asked: str) -> str:
    entry = next((entry for entry in entries if entry.error and catalogue.is_file(entry, asked)), None)
    if entry is None:
        return t("documents.lost", name=asked[:80])
    return t("documents.unreadable", name=entry.name, reason=said(entry.error))


def has_view() -> bool:
    """Whether there is a document to show."""
    return "_view" in st.session_state


def no_view(error: LoadError) -> None:
    """Say why there is no document to show."""
    st.session_state.pop("_view", None)
    st.error(escape_markdown(said(error)))


def escape_markdown(words: str) -> str:
    """The words as Markdown that shows them as typed: a backslash before every ASCII punctuation mark.

    An address would still become a link: a word joiner, which nobody sees, keeps it from being one.
    """
    apart = re.sub(r"(https?(?=:)|www(?=\.)|@)", "\\1\u2060", words, flags=re.IGNORECASE)
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", apart)


def adopt_url(entries: list[Entry]) -> None:
    """Once per session: write the URL's values as the widgets know them (measure=8, role=lead), and start over."""
    if st.session_state.setdefault("_url_read", False):
        return
    st.session_state["_url_read"] = True
    label = catalogue.find(entries, st.query_params.get("doc", ""))
    if label is None and (asked := st.query_params.get("doc")):
        st.session_state["_lost"] = _lost(entries, asked)
    dataset = catalogue.bundled_dataset(catalogue.documents_of(entries, label))  # a new session has nothing else
    changed = _rewrite("doc", [label] if label else [])
    if is_current := _asks_for_current_names():
        dataset = catalogue.with_current_names(dataset)
    changed |= _rewrite("current", ["true"] if is_current else [])
    for name in choices(dataset):
        labels = [label for value in st.query_params.get_all(name) for label in canonical(dataset, name, value)]
        changed |= _rewrite(name, list(dict.fromkeys(labels)))
    if changed:
        st.rerun()


def restore_address(page: str) -> None:
    """On another page than before: what the browser asked for and Streamlit dropped, back into the address.

    It drops what the filters hold where a page is left before the scripts of its widgets have arrived in the browser.
    """
    if st.session_state.get("_page") != page:
        st.session_state["_page"] = page
        asked = parse_qs(get_script_run_ctx().query_string)
        for name in {*filters.NAMES, "doc", "current"} & {*asked} - {*st.query_params}:
            st.query_params[name] = asked[name]


def _asks_for_current_names() -> bool:
    try:
        return read_switch(st.query_params.get_all("current"))
    except ValueError:
        return False


def _rewrite(name: str, known: list[str]) -> bool:
    given = st.query_params.get_all(name)
    if known == given:
        return False
    st.query_params[name] = known
    return True


def choose_filter(dataset: Dataset) -> Filter:
    """The four filters, bound to the URL; what they mean is in `filters`."""
    offered = choices(dataset)
    _drop_unknown(dataset, offered)
    chosen = {}
    for name, labels in offered.items():
        if name == "measure" and len(labels) > _MOST_OPTIONS:
            labels = _measures_of(dataset, labels, [offered["document"][label] for label in chosen.get("document", ())])
        chosen[name] = tuple(_choose(name, labels))
    q = st.text_input(
        FIELDS["q"], key="q", bind="query-params", live="300ms", max_chars=_LONGEST_Q, help=t("filter.q.help")
    )
    return Filter(
        **{name: tuple(offered[name][label] for label in chosen[name]) for name in offered}, q=filters.typed(q or "")
    )


def _drop_unknown(dataset: Dataset, offered: dict[str, dict[str, str]]) -> None:
    """Write what the other language's filter left behind in this one; clear what another document's did, and say so."""
    dropped = []
    for name, labels in offered.items():
        values = st.session_state.get(name) or []
        if all(value in labels for value in values):
            continue
        known = {value: canonical(dataset, name, value) for value in values}
        dropped += [value for value, found in known.items() if not found]
        st.session_state[name] = [label for found in known.values() for label in found]
    if dropped:
        st.warning(escape_markdown(t("filter.dropped", values=listed(dropped))))


def _measures_of(dataset: Dataset, labels: dict[str, str], documents: list[str]) -> dict[str, str]:
    """The measures of these documents, and those chosen before: all of very many would take long to send."""
    mine = set(dataset.actions.loc[dataset.actions["document"].isin(documents), "measure_label"].unique())
    before = st.session_state.get("measure") or st.query_params.get_all("measure")
    return {label: own for label, own in labels.items() if own in mine or label in before}


def _choose(name: str, labels: dict[str, str]) -> list[str]:
    if name == "role":
        return st.pills(FIELDS[name], list(labels), selection_mode="multi", key=name, bind="query-params") or []
    return st.multiselect(
        FIELDS[name],
        list(labels),
        key=name,
        bind="query-params",
        placeholder=t("filter.all" if labels else "filter.measure.many"),
        filter_mode="contains",
        select_all=False,
    )


def clear_filter(names: tuple[str, ...] = filters.NAMES) -> None:
    """Empty these filters, or all."""
    for name in names:
        st.session_state[name] = "" if name == "q" else []


def make_view(dataset: Dataset, chosen: Filter) -> Selection:
    """The view of a filter, kept for the page of this run."""
    made = st.session_state["_view"] = selected(dataset, chosen)
    return made


def selected(dataset: Dataset, chosen: Filter) -> Selection:
    """What the filter selects, or what is kept of it."""
    few = len(dataset.assignments) <= _MOST_KEPT_ROWS
    return dataset.cached(("view", chosen), lambda: select(dataset, chosen)) if few else select(dataset, chosen)


def is_bundled() -> bool:
    """Whether the server has the documents shown; an uploaded one is in its session alone."""
    return st.session_state["_bundled"]


def query() -> str:
    """The query of this view for a route: document, filter, language."""
    chosen = view().chosen
    titles = view().dataset.titles
    doc = titles[0] if len(titles) == 1 else catalogue.ALL
    pairs = [("doc", doc), *((name, value) for name in chosen.active for value in _values(getattr(chosen, name)))]
    names = [("current", "1")] if st.session_state.get("current") else []
    return urlencode([*pairs, *names, *([("lang", language())] if language() != "zh" else [])])


def _values(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def counts() -> tuple[dict[str, int], dict[str, int]]:
    """The counts of what is shown, and of all there is."""
    return counts_of(view()), counts_of(selected(view().dataset, Filter()))


def counts_of(shown: Selection) -> dict[str, int]:
    """The counts of a view, or what is kept of them."""
    return shown.dataset.cached(("counts", shown.chosen), lambda: counts_in(shown.assignments, shown.actions))


@st.cache_resource(max_entries=1, show_spinner=False)
def settle_memory() -> None:
    """Once per server, after its first run: what is loaded by now stays.

    Streamlit collects garbage after every run; without this each collection walks through all of pandas.
    """
    hand_back()
    gc.freeze()
