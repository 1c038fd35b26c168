"""Nothing of a session is visible to another, or kept after its end."""

import gc
import sys
import weakref

from dashboard.library import catalogue
from dashboard.model.stored_document import StoredDocument
from dashboard.pages import PAGES
from tests.pages.test_documents import TABLE, uploaded
from tests.pages.test_pages import html, open_page


def test_an_upload_is_seen_in_its_session_only():
    mine = uploaded(("city.txt", TABLE))
    other = open_page("documents")

    assert "市里的责任分工表" in html(mine)
    assert "市里的责任分工表" not in html(other)
    assert catalogue.find(catalogue.shared_entries(), "市里的责任分工表") is None


def test_nothing_of_an_upload_is_left_when_its_session_has_ended_if_drafts_last_for_a_session(monkeypatch):
    monkeypatch.setenv("RB_DRAFT_DAYS", "0")
    open_page("documents")  # the first run of a server freezes what there is
    app = uploaded(("city.txt", TABLE), ("again.txt", TABLE.replace("修路", "养路")))
    for page in PAGES:
        app.switch_page(f"../pages/{page.name}.py").run()
        assert not app.exception
    documents = [
        weakref.ref(entry.document) for entry in app.session_state["_session"].listing if entry.origin == "session"
    ]
    tables = documents[0]().tables
    datasets = [weakref.ref(app.session_state["_session"].selection.dataset)]
    assert len(documents) == 2
    assert isinstance(documents[0](), StoredDocument)

    del app
    open_page("overview")  # the names of the last run are kept until the next
    gc.collect()
    assert [left() for left in documents + datasets] == [None] * 3
    assert sys.getrefcount(tables) == 2  # `tables` here and the argument
