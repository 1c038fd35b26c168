"""The pages of the navigation."""

from __future__ import annotations

import streamlit as st

from dashboard import ROOT
from dashboard.text import language, t
from dashboard.web import page_shell

_NAMES = (
    "overview",
    "briefing",
    "matrix",
    "workload",
    "agency",
    "collaboration",
    "commitments",
    "compare",
    "documents",
)


def pages() -> list:
    """In the language of the run; kept in the session: to look for their files each time takes a seventh of a run."""
    kept = st.session_state.setdefault("_pages", {})
    if language() not in kept:
        kept[language()] = _pages()
    return kept[language()]


def _pages() -> list:
    return [
        st.Page(ROOT / f"pages/{name}.py", title=t(f"{name}.nav"), url_path=name, default=name == page_shell.FIRST)
        for name in _NAMES
    ]
