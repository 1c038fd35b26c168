"""Garbage that Python does not see by itself, collected now and then."""

from __future__ import annotations

import gc

import streamlit as st

from dashboard.web.memory import hand_back

_SECONDS = 10


@st.cache_resource(max_entries=1, ttl=_SECONDS, show_spinner=False)
def collect_garbage() -> None:
    """At most once in so many seconds, whoever's run it is.

    After every run, as Streamlit would, each run pays for the objects of all sessions. Left to Python alone, the documents
    of sessions that have ended stay: they are few objects, if large ones.
    """
    hand_back()


@st.cache_resource(max_entries=1, show_spinner=False)
def settle_memory() -> None:
    """Once per server, after its first run: what is loaded by now stays.

    Streamlit collects garbage after every run; without this each collection walks through all of pandas.
    """
    hand_back()
    gc.freeze()
