"""What is private to a session: the only place that names session state which is no widget's.

Everything else in session state is a widget's value, under the key of its widget. The filter's widgets and those of page
parameters are keyed by the parameter's name in the address (`dashboard.pages`, `dashboard.model.filters`), and hold keys,
never labels, so that nothing needs translating when the language changes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import streamlit as st

from dashboard.analysis.source_check import Looked as SourceFocus
from dashboard.library.reading_queue import ReadingQueue
from dashboard.model.dataset import Dataset
from dashboard.model.entry import Entry
from dashboard.model.selection import Selection
from dashboard.model.successors import Known

_KEY = "_session"
Made = TypeVar("Made")


@dataclass(eq=False)
class Session:
    """One visitor's state. What belongs to a single run says so; the rest lives as long as the session."""

    language: str | None = None
    page: str = ""
    #: The parameters of the address as this session last wrote it.
    address: dict[str, list[str]] | None = None
    #: Of this run: the parameters of an address that somebody else wrote, and those that widgets have taken from it.
    asked: dict[str, list[str]] | None = None
    taken: set[str] = field(default_factory=set)
    #: What the last link names and is not there; and the view at which it is said, which is the one that the link opened.
    link_notices: list[str] = field(default_factory=list)
    link_opened: dict[str, list[str]] | None = None
    #: Of this run: what else there is to say above the page.
    notices: list[str] = field(default_factory=list)

    #: The key of the document on screen, ALL for all of them.
    doc: str | None = None
    #: The key of the document to show from the next run on, whatever the address says.
    opened: str | None = None
    #: The folder's entries as of this run.
    folder: list[Entry] = field(default_factory=list)
    uploads: dict[str, Entry] = field(default_factory=dict)
    queue: ReadingQueue | None = None
    #: How often files were uploaded, and what there is to say of them until it is said.
    uploaded: int = 0
    upload_notices: list[str] = field(default_factory=list)
    #: Bytes of what was uploaded, by key, to be read again with other columns.
    uploaded_bytes: dict[str, bytes] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    #: Entries read with columns as a person named them, by key; they stand in for those read without.
    corrected: dict[str, Entry] = field(default_factory=dict)
    #: The key and title of the bundled document that the last run showed alone.
    shown_alone: tuple[str, str] | None = None

    #: Of this run: the selection, whether the server has its documents (an upload is in its session alone), the agencies.
    selection: Selection | None = None
    is_bundled: bool = True
    known: list[Known] = field(default_factory=list)

    #: Whether a click on the workload asks for the page of the agency that it set.
    opens_agency: bool = False
    #: The rows that pages of rows were last cut from; other rows begin at page 1.
    paged: tuple[Hashable, ...] | None = None

    #: What is looked at in the check of a document against its source, by document and filter.
    source_focus: dict[str, SourceFocus] = field(default_factory=dict)
    remembered: dict[str, tuple[Hashable, Any]] = field(default_factory=dict)

    def remember(self, name: str, asked: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` returned for what is `asked`, now or when the same was asked last under this name."""
        before = self.remembered.get(name)
        if before is None or before[0] != asked:
            self.remembered[name] = before = asked, make()
        return before[1]


def session() -> Session:
    """The state of the session that this run belongs to."""
    return st.session_state.setdefault(_KEY, Session())


def selection() -> Selection:
    """What the page shows: the dataset, the filter, and the rows that it selects. The frame has made it."""
    made = session().selection
    if made is None:
        raise RuntimeError("a page asks for its selection, and no document could be read")
    return made


def dataset() -> Dataset:
    """The dataset of the page."""
    return selection().dataset
