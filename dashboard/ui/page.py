"""What every page is put together from: head, choices, tabs, pages of rows, the one way HTML gets on screen."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from dashboard.model import filters
from dashboard.model.selection import caption
from dashboard.render import page_head as heads
from dashboard.text import FIELDS, Names, t
from dashboard.ui.language import adopt
from dashboard.ui.view import clear_filter, has_view, is_bundled, query, view

ROWS_A_PAGE = 60  # of whole texts to read


def page_head(title: str, *more: Markup, with_download: bool = False) -> None:
    """The title, the filter in words and `more`; on an empty result, what to relax instead of the rest of the page.

    The link to exactly the assignments shown, if asked for, where the server has the documents: `download_assignments`.
    """
    words = caption(view())
    if view().actions.empty:
        show_html(heads.page_head(title, words))
        _show_empty()
        st.stop()
    link = _assignments_link() if with_download and is_bundled() else ""
    show_html(Markup("").join([heads.page_head(title, words, beside=link), *more]))


def _assignments_link() -> Markup:
    return heads.download_link(t("download"), f"assignments.csv?{query()}", note=t("download.note"))


def _show_empty() -> None:
    options = filters.relaxations(view().dataset, view().chosen)
    hints = [t("empty.relax", field=FIELDS[name], count=count) for name, count in options]
    st.info(t("empty") + ("".join(hints) or t("empty.clear")))
    with st.container(horizontal=True):
        for name, _ in options:
            st.button(t("empty.drop", field=FIELDS[name]), key=f"drop-{name}", on_click=clear_filter, args=((name,),))


def stop_without_assignments() -> None:
    """For a page about agencies: a word instead of it where none of the actions shown names one."""
    if view().assignments.empty:
        st.info(t("no_assignments"))
        st.stop()


def show_html(markup: Markup, width: str = "stretch") -> None:
    """One HTML element. A Markup escapes every value that is put into it; mere text is refused."""
    if not isinstance(markup, Markup):
        raise TypeError(f"{type(markup).__name__} is no Markup")
    st.html(markup, width=width)


def choose(label: str, options: Names, key: str, *, with_label: bool = True) -> str:
    """One of a few options, as a row of buttons bound to the URL; the first is the default.

    Without its label on screen it still has it for who listens to the page.
    """
    adopt(key, options)
    labels = list(options.values())
    picked = st.segmented_control(
        label,
        labels,
        default=labels[0],
        key=key,
        bind="query-params",
        required=True,
        label_visibility="visible" if with_label else "collapsed",
    )
    return next((value for value, shown in options.items() if shown == picked), next(iter(options)))


def figures(shown: dict[str, int], everything: dict[str, int]) -> Markup:
    """Each count as a figure: filtered / all."""
    return heads.figures(heads.counted(shown, everything))


def page_of(rows: Sequence, size: int = ROWS_A_PAGE) -> Sequence:
    """The rows of the page chosen, where there are more than a person scrolls through; other rows begin at page 1."""
    of = (size, len(rows), view().chosen if has_view() else None)
    if st.session_state.setdefault("_paged", of) != of:
        st.session_state.update(_paged=of, page=1)
    if len(rows) <= size:
        return rows
    page = st.pagination(-(-len(rows) // size), key="page", bind="query-params")
    return rows[(page - 1) * size : page * size]


def theme() -> str:
    """light or dark, as the browser shows it."""
    return "dark" if st.context.theme.type == "dark" else "light"
