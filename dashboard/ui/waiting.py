"""What a page shows while the documents are read for the first time."""

from __future__ import annotations

import time

import streamlit as st

from dashboard.library import catalogue
from dashboard.model.entry import Entry
from dashboard.text import t

_PATIENCE = 0.6  # seconds before there is a word


def read_bundled() -> list[Entry]:
    """`library.bundled_entries`, with a bar where it takes a while: every session sees how far the one reading is."""
    started, place = time.monotonic(), None

    def show(done: int, count: int) -> None:
        nonlocal place
        if time.monotonic() - started > _PATIENCE:
            place = place or st.empty()
            place.progress(done / count, text=t("documents.reading_all", done=done, count=count))

    entries = catalogue.bundled_entries(show)
    if place:
        place.empty()
    return entries
