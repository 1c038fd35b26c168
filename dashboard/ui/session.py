"""The state of a session that is not the value of a widget, in one typed object.

Everything else in Streamlit's session state is the value of a widget, under the widget's key. For the filter and for page
parameters that key is the name of the parameter in the address (`dashboard.pages`, `dashboard.model.filters`), and the
values are keys, never labels, so that a change of language leaves them valid.
"""

import secrets
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

import streamlit as st

from dashboard.analysis.source_check import SourceFocus
from dashboard.library.library_documents import LibraryDocuments
from dashboard.library.reading_queue import ReadingQueue
from dashboard.model.dataset import Dataset
from dashboard.model.entry import Entry
from dashboard.model.listing import Listing
from dashboard.model.selection import Selection
from dashboard.model.successors import Known
from dashboard.web.session_files import SessionFiles
from loaders.edits import Edit

_KEY = "_session"
Made = TypeVar("Made")


class Conflicting(NamedTuple):
    """Corrections of a document that were not put in force, because others have just changed the same rows."""

    key: str
    mine: tuple[Edit, ...]
    theirs: tuple[Edit, ...]


@dataclass(eq=False)
class Session:
    """One visitor's state. Each run sets the fields "of this run" anew; the others last as long as the session."""

    language: str | None = None
    #: The name of the page that was shown last.
    page: str = ""
    #: The parameters of the address as this session last wrote it.
    address: dict[str, list[str]] | None = None
    #: The last addresses that it had.
    addresses: deque[dict[str, list[str]]] = field(default_factory=lambda: deque(maxlen=50))
    #: The parameters of an address that somebody else wrote, until the page is complete, and what is taken of them.
    asked: dict[str, list[str]] | None = None
    taken: set[str] = field(default_factory=set)
    #: Notices about values of the last link that do not exist, and the address of the view that it opened: they are
    #: shown until the view changes.
    link_notices: list[str] = field(default_factory=list)
    link_opened: dict[str, list[str]] | None = None
    #: Of this run: other notices to show above the page, what a click has done, and what could not be done.
    notices: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    #: Whether a click in a part of the page that runs by itself has changed what the whole page shows.
    is_page_stale: bool = False

    #: The key of the document on screen, `catalogue.ALL` for all of them.
    doc: str | None = None
    #: The key of the document to show from the next run on; it takes precedence over the address.
    opened: str | None = None
    #: Of this run: the entries that all sessions share, and those with what this session has besides.
    shared: Listing = field(default_factory=Listing)
    listing: Listing = field(default_factory=Listing)
    #: Drafts and older versions that links have opened: the key of the link, and that of the entry.
    linked: dict[str, str] = field(default_factory=dict)
    #: The library of a session that keeps its drafts to itself; and who owns drafts, if the browser takes no cookies.
    private: LibraryDocuments | None = None
    owner: str = field(default_factory=lambda: secrets.token_hex(32))
    queue: ReadingQueue | None = None
    #: How often files were uploaded (part of the uploader's key), and notices about them until they are shown.
    uploaded: int = 0
    upload_notices: list[str] = field(default_factory=list)
    #: A question that is still to be answered: which of two corrections of the same counts.
    conflict: Conflicting | None = None
    #: By key: entries of uploads that cannot be read.
    unreadable: dict[str, Entry] = field(default_factory=dict)
    #: The key and title of the file of the folder, or kept document, if the last run showed exactly one.
    shown_alone: tuple[str, str] | None = None

    #: Of this run: the selection, whether the server has its documents under their keys, and what is known of its agencies.
    selection: Selection | None = None
    is_served: bool = True
    known: list[Known] = field(default_factory=list)

    #: Whether a click in the table of the workload asks for the page of the agency that it has set.
    opens_agency: bool = False
    #: Page size, number of rows and filter for which `page.page_of` last cut a page; if they change, it starts at page 1.
    paged: tuple[Hashable, ...] | None = None

    #: The files that the pages offer.
    files: SessionFiles = field(default_factory=SessionFiles)

    #: What is selected in the check of a document against its source, by the key of its grids.
    source_focus: dict[str, SourceFocus] = field(default_factory=dict)
    remembered: dict[str, tuple[object, Any]] = field(default_factory=dict)

    def remember(self, name: str, key: object, make: Callable[[], Made]) -> Made:
        """The result of `make()`, kept under `name` for as long as `key` stays the same."""
        kept = self.remembered.get(name)
        if kept is None or kept[0] != key:
            self.remembered[name] = kept = key, make()
        return kept[1]


def session() -> Session:
    """The state of the session that is running."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Session()
    return st.session_state[_KEY]


def selection() -> Selection:
    """The dataset, the filter, and the rows that it lets through; the sidebar sets it before the page runs."""
    shown = session().selection
    if shown is None:
        raise RuntimeError("a page asks for its selection, and no document could be read")
    return shown


def dataset() -> Dataset:
    """The dataset of the page."""
    return selection().dataset
