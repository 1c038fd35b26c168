"""The language of a session: kept in the address; the button to change it stands at the foot of the sidebar."""

from collections.abc import Callable
from functools import wraps

import streamlit as st

from dashboard.text import LANGUAGES, language, set_language, t
from dashboard.text.gloss import gloss
from dashboard.ui.address import pin_choices
from dashboard.ui.session import session


def use_language() -> None:
    """Use the session's language for the rest of this run."""
    set_language(session().language)


def fragment(draw: Callable, *, every: float | None = None) -> Callable:
    """`st.fragment` that also sets the session's language, since a fragment reruns without the frame.

    `every`: seconds after which it reruns by itself.
    """

    @st.fragment(run_every=every)
    @wraps(draw)
    def drawn(*args: object, **kwargs: object) -> None:
        use_language()
        draw(*args, **kwargs)

    return drawn


def offer_guide_and_language() -> None:
    """The foot of the sidebar: a note on translated names, the button for the other language, the link to the guide."""
    shown = session().selection
    if shown and any(map(gloss, (*shown.dataset.agencies, *shown.dataset.measures))):
        st.caption(t("gloss.note"))
    other = next(code for code in LANGUAGES if code != language())
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(t("language.other"), key="language", type="tertiary", on_click=_switch_language, args=(other,))
        st.link_button(t("guide"), "guide", type="tertiary")


def _switch_language(to: str) -> None:
    pin_choices()
    session().language = to
