"""The saved views as links."""

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from markupsafe import Markup

from dashboard.library.database import SavedView
from dashboard.model import filters
from dashboard.pages import PAGES, PARAMETERS
from dashboard.render.template import macros

_views = macros("views.html")
_PATHS = {page.name: page.path for page in PAGES}


class _Link(NamedTuple):
    name: str
    address: str
    note: str


def view_list(views: Iterable[SavedView]) -> Markup:
    """A link to each view."""
    return _views.view_list([_Link(view.name, view_address(view), _note(view)) for view in views])


def view_address(view: SavedView) -> str:
    """The address of a view, relative to any page. It says of every parameter that the view has none, since links.js would
    add the one on screen."""
    query = parse_qsl(view.query)
    said = {name for name, _ in query}
    missing = [name for name in ("version", "current", *filters.NAMES, *sorted(PARAMETERS)) if name not in said]
    path = _PATHS.get(view.page, view.page) or "./"
    return f"{path}?{urlencode([*query, *((name, '') for name in missing)])}"


def _note(view: SavedView) -> str:
    return f"{view.saved_by} {view.saved_at.astimezone():%Y-%m-%d %H:%M}".strip()
