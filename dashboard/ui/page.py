"""What every page is put together from: head, choices, pages of rows, notices, the one way HTML gets on screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NoReturn, TypeVar

import streamlit as st
from markupsafe import Markup

from dashboard.model import filters
from dashboard.render.page_head import counted, download_link, page_head
from dashboard.render.page_head import figures as figures_markup
from dashboard.text import Names, t
from dashboard.text.captions import caption
from dashboard.ui.address import route, say_unknown, take
from dashboard.ui.session import selection, session

ROWS_A_PAGE = 60  # of whole texts to read
_MOST_DIGITS = 7
Row = TypeVar("Row")


class PageEnd(Exception):
    """The page has nothing more to show. The frame catches this; after `st.stop` it could write nothing more itself."""


def stop() -> NoReturn:
    """End the page here."""
    raise PageEnd


def head(title: str, *more: Markup, with_download: bool = False) -> None:
    """The title, the filter in words and `more`; on an empty result, what to relax instead of the rest of the page.

    `with_download`: beside the title the link to exactly the assignments shown, where the server has the documents;
    `downloads.offer_assignments` has the button for all others.
    """
    words = caption(selection())
    if selection().actions.empty:
        show_html(page_head(title, words))
        _show_empty()
        stop()
    link = _assignments_link() if with_download and session().is_bundled else ""
    show_html(Markup("").join([page_head(title, words, beside=link), *more]))


def _assignments_link() -> Markup:
    return download_link(t("download"), route("assignments.csv"), note=t("download.note"))


def _show_empty() -> None:
    options = filters.relaxations(selection().dataset, selection().filter)
    hints = [t("empty.relax", field=t(f"field.{name}"), count=count) for name, count in options]
    st.info(t("empty") + ("".join(hints) or t("empty.clear")))
    with st.container(horizontal=True):
        for name, _ in options:
            label = t("empty.drop", field=t(f"field.{name}"))
            st.button(label, key=f"drop-{name}", on_click=clear_filter, args=((name,),))


def clear_filter(names: Iterable[str] = filters.NAMES) -> None:
    """Empty these filters, or all."""
    for name in names:
        st.session_state[name] = "" if name == "q" else []


def stop_without_assignments() -> None:
    """For a page about agencies: a word instead of it where none of the actions shown names one."""
    if selection().assignments.empty:
        st.info(t("no_assignments"))
        stop()


def show_html(markup: Markup, width: Literal["stretch", "content"] = "stretch") -> None:
    """One HTML element. A Markup escapes every value that is put into it; mere text is refused."""
    if not isinstance(markup, Markup):
        raise TypeError(f"{type(markup).__name__} is no Markup")
    st.html(markup, width=width)


def escape_markdown(words: str) -> str:
    """The words as Markdown that shows them as typed: a backslash before every ASCII punctuation mark.

    An address would still become a link: a word joiner, which nobody sees, keeps it from being one.
    """
    apart = re.sub(r"(https?(?=:)|www(?=\.)|@)", "\\1\u2060", words, flags=re.IGNORECASE)
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", apart)


def show_notices(place: st.delta_generator.DeltaGenerator, notices: Sequence[str]) -> None:
    """What this run has to say beside its page, as one warning. A notice may hold words of a document or a link."""
    if notices:
        place.warning("  \n".join(map(escape_markdown, notices)))


def choose(label: str, options: Names, key: str, *, with_label: bool = True) -> str:
    """The key of one of a few options, chosen by a row of buttons; the first is the default. `key` is its name in the address.

    Without its label on screen it still has it for who listens to the page.
    """
    keys = list(options)
    if (written := take(key, keys[0])) is not None:
        known = options.key_of(written)
        st.session_state[key] = known or keys[0]
        if known is None:
            say_unknown(key, written)
    if st.session_state.get(key) not in keys:
        st.session_state[key] = keys[0]
    return (
        st.segmented_control(
            label,
            keys,
            format_func=dict(options).__getitem__,
            key=key,
            required=True,
            label_visibility="visible" if with_label else "collapsed",
            persist_state="session",
        )
        or keys[0]
    )


def choose_switch(label: str, key: str) -> bool:
    """A switch of the page; `key` is its name in the address."""
    if (written := take(key, "false")) is not None:
        st.session_state[key] = written == "true"
    return st.toggle(label, key=key)


def choose_number(key: str, last: int) -> int:
    """What the session, or a new address, has for a numbered parameter: 1 to `last`; its widget is set to it."""
    written = take(key, "1")
    if written is not None:
        st.session_state[key] = int(written) if written.isdecimal() and len(written) <= _MOST_DIGITS else 1
    number = st.session_state[key] = min(max(st.session_state.get(key) or 1, 1), last)
    return number


def page_of(rows: Sequence[Row], size: int = ROWS_A_PAGE) -> Sequence[Row]:
    """The rows of the page chosen, where there are more than a person scrolls through; other rows begin at page 1."""
    mine = session()
    paged = (size, len(rows), mine.selection.filter if mine.selection else None)
    if mine.paged not in (None, paged):
        st.session_state["page"] = 1
    mine.paged = paged
    if len(rows) <= size:
        return rows
    last = -(-len(rows) // size)
    choose_number("page", last)
    page = st.pagination(last, key="page")
    return rows[(page - 1) * size : page * size]


def figures(shown: dict[str, int], everything: dict[str, int]) -> Markup:
    """Each count as a figure: filtered / all."""
    return figures_markup(counted(shown, everything))


def theme() -> str:
    """light or dark, as the browser shows it."""
    return "dark" if st.context.theme.type == "dark" else "light"
