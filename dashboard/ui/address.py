"""The address of a view: read when somebody else has written it, rewritten whenever the view changes.

It holds the key of the document, the filter, the language and what is chosen on the page, so that a copied address opens
the same view. Streamlit adds a step to the browser's history each time a run changes the address: Back leads to the
previous view.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from dashboard.library import catalogue
from dashboard.model import filters
from dashboard.model.entry import split_key
from dashboard.pages import PARAMETERS, Page
from dashboard.text import FIELDS, LANGUAGES, language, t
from dashboard.ui.session import session
from dashboard.web.streamlit_internals import is_history_navigation


def read_address() -> None:
    """Accept an address that this session did not write itself: from a link, from Back, or typed by hand.

    An address without parameters names no view: the session keeps its own. One that the session had before is
    accepted from Back only: a click that quickly follows another still comes with the address of the view before both.
    """
    mine, current = session(), _current_parameters()
    if current and current != mine.address and (is_history_navigation() or current not in mine.addresses):
        mine.asked = mine.address = current
        mine.addresses.append(current)
        mine.taken.clear()
        mine.link_notices, mine.link_opened = [], None
        mine.language = next((code for code in current.get("lang", ()) if code in LANGUAGES), None)


def _current_parameters() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def enter_page(page: Page) -> None:
    """Remember which page is shown; a page that was not shown before begins with its first rows and with no files."""
    mine = session()
    if page.name != mine.page:
        st.session_state.pop("page", None)
        mine.files.forget()
    mine.page = page.name


def asked_for(name: str) -> str | None:
    """The value of a parameter in a new address, without taking it; None if the address is not new or has none."""
    return next(iter((session().asked or {}).get(name, [])[-1:]), None)


def take(name: str, default: str = "") -> str | None:
    """The value of a parameter in a new address, `default` if it is missing. Each parameter is given out once.

    None if the address is not new, or the value has been taken.
    """
    query = take_all(name)
    return None if query is None else next(iter(query.get(name, [])[-1:]), default)


def take_all(name: str) -> dict[str, list[str]] | None:
    """All parameters of a new address, given out once under this name; otherwise None."""
    mine = session()
    if mine.asked is None or name in mine.taken:
        return None
    mine.taken.add(name)
    return mine.asked


def finish_run() -> None:
    """The page is complete: what it did not take of a new address is nothing that it has.

    A run that a click interrupts does not come here. The next one takes the rest of the address, and what the click changed
    stays as the click left it.
    """
    session().asked = None


def say_unknown(name: str, value: str) -> None:
    """Add the notice that the link asks for a value which does not exist here."""
    session().link_notices.append(t("address.unknown", field=FIELDS.get(name, name), value=value[:80]))


def say_beyond(name: str, value: str, *, last: int, shown: int) -> None:
    """Add the notice that the link asks for an item, or a page, that is none of the `last` ones, and which is shown."""
    session().link_notices.append(t(f"address.beyond.{name}", value=value[:80], last=last, shown=shown))


def write_address(page: Page) -> None:
    """Make the address describe what is on screen."""
    mine, wanted = session(), dict[str, list[str]]()
    for name, value in [*view_parameters(), *_page_parameters(page)]:
        wanted.setdefault(name, []).append(value)
    if not wanted == mine.address == _current_parameters():  # a late click comes with an earlier address of our own
        st.query_params.from_dict(wanted)
    if wanted != mine.address:
        mine.addresses.append(wanted)
    mine.address = wanted


def link_notices() -> list[str]:
    """The notices about the link that opened this view; none any more once the view has changed."""
    mine = session()
    if mine.link_notices and mine.link_opened is None:
        mine.link_opened = mine.address
    return mine.link_notices if mine.link_opened == mine.address else []


def view_parameters() -> list[tuple[str, str]]:
    """The parameters that every page has: document, filter, whether agencies have today's names, language."""
    mine = session()
    if mine.selection is None:
        return _language_parameter()
    current = [("current", "1")] if st.session_state.get("current") else []
    document = _document_parameters([*mine.selection.dataset.titles])
    return [*document, *mine.selection.filter.to_query(), *current, *_language_parameter()]


def _document_parameters(keys: list[str]) -> list[tuple[str, str]]:
    """The document, and the version if it is not the newest."""
    if len(keys) > 1:
        return [("doc", catalogue.ALL)]
    key, version = split_key(keys[0])
    return [("doc", key)] if version is None else [("doc", key), ("version", str(version))]


def route(path: str, more: Mapping[str, str] = {}) -> str:
    """The address of an HTTP route for the rows on screen, with further parameters."""
    return f"{path}?{urlencode([*view_parameters(), *more.items()])}"


def _language_parameter() -> list[tuple[str, str]]:
    return [("lang", language())] if language() != LANGUAGES[0] else []


def _page_parameters(page: Page) -> list[tuple[str, str]]:
    """The choices on the page that differ from its defaults; of a new address, those that it asks for."""
    values = {name: _value(name) or default for name, default in page.parameters.items()}
    return [(name, value) for name, value in values.items() if value != page.parameters[name]]


def _value(name: str) -> str:
    mine, held = session(), st.session_state.get(name)
    if mine.asked is not None and name not in mine.taken:
        return "".join(mine.asked.get(name, [])[-1:])
    return "true" if held is True else str(held or "")


def pin_choices() -> None:
    """Keep the choices where Streamlit would lose them: in `st.switch_page`, and when the language changes the labels that
    the browser sends."""
    for name in (*filters.PARAMETERS, "doc", *PARAMETERS):
        if name in st.session_state:
            st.session_state[name] = st.session_state[name]
