"""The question before a page is left that would lose an upload."""

from dashboard.render.page_head import unkept_note
from dashboard.text import t
from dashboard.ui.page import show_html
from dashboard.ui.session import session


def ask_before_leaving() -> None:
    """Where drafts are kept in the session alone (RB_DRAFT_DAYS=0) and it has one: say so, and let the browser ask before
    the page is reloaded, left or closed. `assets/leaving.js` asks as long as the note is there."""
    if any(not entry.is_served for entry in session().listing):
        show_html(unkept_note(t("documents.unkept")))
