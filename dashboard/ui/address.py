"""The address of a view: read when it is new, written as the view changes, complete at all times.

It names the document by its key, the filter, the language and what the page itself has to choose. Streamlit adds a step to
the browser's history for each change that a run makes to it; so Back leads to the view before.
"""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from dashboard.library import catalogue
from dashboard.model import filters
from dashboard.pages import PARAMETERS, Page
from dashboard.text import FIELDS, LANGUAGES, language, t
from dashboard.ui.session import session


def read_address() -> None:
    """Take an address that this session did not write itself: a link, Back, one typed by hand.

    One without any parameter names no view: the session keeps the one that it has.
    """
    mine, written = session(), {name: st.query_params.get_all(name) for name in st.query_params}
    mine.asked = written if written and written != mine.address else None
    if mine.asked is not None:
        mine.link_notices, mine.link_opened = [], None
        mine.language = next((one for one in mine.asked.get("lang", ()) if one in LANGUAGES), None)
    mine.taken.clear()


def enter_page(page: Page) -> None:
    """On another page than before, begin with its first rows."""
    mine = session()
    if page.name != mine.page:
        st.session_state.pop("page", None)
    mine.page = page.name


def asked(name: str) -> list[str] | None:
    """The values that a new address gives a parameter, none if it leaves it out. None where there is no new address."""
    mine = session()
    return None if mine.asked is None else mine.asked.get(name, [])


def take(name: str, default: str) -> str | None:
    """The value that a new address gives a parameter of the page, once; None where there is no new address."""
    mine = session()
    if mine.asked is None or name in mine.taken:
        return None
    mine.taken.add(name)
    return next(iter(mine.asked.get(name, [])[-1:]), default)


def say_unknown(name: str, value: str) -> None:
    """Note that the link names a value which does not exist here."""
    session().link_notices.append(t("address.unknown", field=FIELDS.get(name, name), value=value[:80]))


def write_address(page: Page) -> None:
    """Have the address say what is on screen."""
    mine, wanted = session(), dict[str, list[str]]()
    for name, value in [*view_parameters(), *_page_parameters(page)]:
        wanted.setdefault(name, []).append(value)
    if wanted != {name: st.query_params.get_all(name) for name in st.query_params}:
        st.query_params.from_dict(wanted)
    mine.address = wanted


def link_notices() -> list[str]:
    """What the link that opened this view names in vain; nothing once the view is another."""
    mine = session()
    if mine.link_notices and mine.link_opened is None:
        mine.link_opened = mine.address
    return mine.link_notices if mine.link_opened == mine.address else []


def view_parameters() -> list[tuple[str, str]]:
    """The parameters that every page has: document, filter, names of agencies, language."""
    mine = session()
    if mine.selection is None:
        return _language_parameter()
    titles = mine.selection.dataset.titles
    doc = catalogue.ALL if len(titles) > 1 else next(iter(titles))
    current = [("current", "1")] if st.session_state.get("current") else []
    return [("doc", doc), *mine.selection.filter.to_query(), *current, *_language_parameter()]


def route(path: str) -> str:
    """The address of an HTTP route for the rows on screen."""
    return f"{path}?{urlencode(view_parameters())}"


def _language_parameter() -> list[tuple[str, str]]:
    return [("lang", language())] if language() != LANGUAGES[0] else []


def _page_parameters(page: Page) -> list[tuple[str, str]]:
    """What is chosen on the page and is not what it begins with."""
    said = {name: st.session_state.get(name) for name in page.parameters}
    words = {
        name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in said.items() if value
    }
    return [(name, value) for name, value in words.items() if value != page.parameters[name]]


def pin_choices() -> None:
    """Keep what is chosen while the labels of the choices change: Streamlit's browser side sends labels."""
    for name in (*filters.NAMES, "doc", *PARAMETERS):
        if name in st.session_state:
            st.session_state[name] = st.session_state[name]
