"""The language of a session: kept in the address, offered in the sidebar, followed by what was chosen before."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import streamlit as st

from dashboard.text import LANGUAGES, Names, language, speak, t
from dashboard.text.gloss import gloss
from dashboard.ui.view import has_view, view


def adopt_language() -> None:
    """The language of this run. A widget that nobody sees holds it, for the address of every page to keep it."""
    speak(st.pills("lang", LANGUAGES[1:], key="lang", bind="query-params"))


def fragment(draw: Callable) -> Callable:
    """As `st.fragment`, which runs again without the frame: in the language of the session."""

    @st.fragment
    @wraps(draw)
    def drawn(*args: object, **kwargs: object) -> None:
        speak(st.session_state.get("lang"))
        draw(*args, **kwargs)

    return drawn


def offer_language() -> None:
    """The button to the other language; before it, what the English beside Chinese names is."""
    if has_view() and any(map(gloss, (*view().dataset.agencies, *view().dataset.measures))):
        st.caption(t("gloss.note"))
    other = next(one for one in LANGUAGES if one != language())
    st.button(t("language.other"), key="language", type="tertiary", on_click=_switch_language, args=(other,))


def _switch_language(to: str) -> None:
    st.session_state["lang"] = to if to in LANGUAGES[1:] else None


def adopt(key: str, names: Names) -> None:
    """A choice that the session or the address writes in the other language, or by its key, as this run writes it."""
    written = st.session_state.get(key) or st.query_params.get(key, "")
    known = names.key_of(written)
    if known is None or written == names[known]:
        return
    if key in st.session_state:
        st.session_state[key] = names[known]
    else:
        st.query_params[key] = names[known]
        st.rerun()
