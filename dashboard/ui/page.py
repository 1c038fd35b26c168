"""What all pages are built from: head, choices, paging, notices, and the only function that shows HTML."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NoReturn, TypeVar

import streamlit as st
from markupsafe import Markup

from dashboard.analysis.table_view import EVERYTHING, TableView
from dashboard.export import downloads
from dashboard.model import filters
from dashboard.model.selection import relaxations
from dashboard.render.page_head import download_link, page_head
from dashboard.text import Names, t
from dashboard.text.captions import caption, document_words, filter_words
from dashboard.ui.address import route, say_beyond, say_unknown, take
from dashboard.ui.session import selection, session

ROWS_A_PAGE = 60  # of whole texts to read
MOST_OPTIONS = 2_000  # of a list to choose from
_MOST_DIGITS = 7
Row = TypeVar("Row")


class PageEnd(Exception):
    """The page has nothing more to show. The frame catches this; after `st.stop` it could write nothing more itself."""


def stop() -> NoReturn:
    """End the page here."""
    raise PageEnd


def head(
    title: str,
    *more: Markup,
    with_download: bool = False,
    with_large_name: bool = False,
    view: TableView = EVERYTHING,
) -> None:
    """The title, the filter in words, and `more` below. If the filter lets nothing through, it says which part of the
    filter to drop, and stops the page.

    `with_download` adds a link to exactly the assignments shown, of a table those of its `view`: a route of the server, or
    a file of the session for uploads. `with_large_name` sets the document's name in large letters.
    """
    words, document = caption(selection()), ""
    if with_large_name:
        words, document = filter_words(selection()), document_words(selection().dataset)
    if not selection().counts["actions"]:
        show_html(page_head(title, words, document=document))
        _show_empty()
        stop()
    link: Markup | str = ""
    if with_download:
        link = download_link(t("download"), _assignments_address(view), note=t("download.note"))
    if view.where:
        words = f"{words} · {t('table.filtered')}"
    show_html(Markup("").join([page_head(title, words, link, document), *more]))


def _assignments_address(view: TableView) -> str:
    if session().is_served:
        return route("assignments.csv", view.parameters())
    return session().files.offer("download", downloads.assignments(selection(), view))


def _show_empty() -> None:
    options = relaxations(selection())
    hints = [t("empty.relax", field=t(f"field.{name}"), count=count) for name, count in options]
    st.info(t("empty") + ("".join(hints) or t("empty.clear")))
    with st.container(horizontal=True):
        for name, _ in options:
            label = t("empty.drop", field=t(f"field.{name}"))
            st.button(label, key=f"drop-{name}", on_click=clear_filter, args=((name,),))


def clear_filter(names: Iterable[str] = filters.NAMES) -> None:
    """Empty these fields of the filter, by default all."""
    for name in names:
        st.session_state[name] = "" if name == "q" else []


def stop_without_assignments() -> None:
    """Stop a page about agencies with a hint if none of the actions shown names one."""
    if not selection().counts["assignments"]:
        st.info(t("no_assignments"))
        stop()


def show_html(markup: Markup, width: Literal["stretch", "content"] = "stretch") -> None:
    """Show HTML. Raises TypeError for anything but Markup, whose values were escaped when they were put in."""
    if not isinstance(markup, Markup):
        raise TypeError(f"{type(markup).__name__} is no Markup")
    st.html(markup, width=width)


def escape_markdown(words: str) -> str:
    """Markdown that shows the words exactly as typed: a backslash before every ASCII punctuation mark.

    An address would still become a link, so an invisible word joiner is put into it.
    """
    unlinked = re.sub(r"(https?(?=:)|www(?=\.)|@)", "\\1\u2060", words, flags=re.IGNORECASE)
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", unlinked)


def show_notices(place: st.delta_generator.DeltaGenerator, notices: Sequence[str]) -> None:
    """Show the notices of this run as one warning. They may contain words of a document or a link."""
    if notices:
        place.warning("  \n".join(map(escape_markdown, notices)))


def show_answer(place: st.delta_generator.DeltaGenerator, done: Sequence[str], refused: Sequence[str]) -> None:
    """Show what the last click has done, and why something was not done. It stays in sight (frame.css), wherever on the page the
    button is."""
    if done:
        place.success("  \n".join(map(escape_markdown, done)))
    if refused:
        place.warning("  \n".join(map(escape_markdown, refused)))


def choose(label: str, options: Names, key: str, *, with_label: bool = True, default: str = "") -> str:
    """A row of buttons for a few options; returns the key of the chosen one, at first `default` or that of the first option.

    `key` is the name of the parameter in the address. Without `with_label` only screen readers get the label.
    """
    keys = list(options)
    first = default or keys[0]
    if (written := take(key, first)) is not None:
        st.session_state[key] = options.key_of(written)
        if st.session_state[key] is None:
            say_unknown(key, written)
    if st.session_state.get(key) not in keys:
        st.session_state[key] = first
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
        or first
    )


def choose_switch(label: str, key: str) -> bool:
    """An on/off switch; `key` is the name of the parameter in the address."""
    if (written := take(key, "false")) is not None:
        st.session_state[key] = written == "true"
    return st.toggle(label, key=key)


def choose_number(key: str, last: int) -> int:
    """A number from 1 to `last` for the widget with this key: from a new address, or else the current one. If the address asks
    for a number that there is not, a notice says so."""
    written = take(key, "1")
    if written is not None:
        st.session_state[key] = int(written) if written.isdecimal() and len(written) <= _MOST_DIGITS else 1
    number = st.session_state[key] = min(max(st.session_state.get(key) or 1, 1), last)
    if written is not None and written != str(number):
        say_beyond(key, written, last=last, shown=number)
    return number


def page_of(rows: Sequence[Row], size: int = ROWS_A_PAGE) -> Sequence[Row]:
    """The rows of the chosen page, with the widget to choose it; all rows if they fit on one page.

    When the rows change, for example with the filter, it goes back to page 1.
    """
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


def first_of(values: Sequence[str], chosen: Iterable[str] = ()) -> list[str]:
    """The values to choose from: if they are too many to send to the browser, the first, and those chosen already."""
    return list(dict.fromkeys([*values[:MOST_OPTIONS], *chosen]))


def theme() -> str:
    """The theme in the browser, "light" or "dark"."""
    return "dark" if st.context.theme.type == "dark" else "light"
