"""The HTML around the content of a page: title, filter in words, figures, links, buttons, lines to open."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from markupsafe import Markup

from dashboard.render.template import macros
from dashboard.text import t

_page = macros("page.html")


def page_head(title: str, words: str = "", beside: Markup | str = "", document: str = "") -> Markup:
    """The title, below it `words` that say what is shown, and `beside` on the right. `document` is the name of the document
    in large letters, for the page that introduces it."""
    return _page.head(title, words, beside, document)


def figures(numbers: Iterable[tuple[str, int, int]], notes: Mapping[str, str] = MappingProxyType({})) -> Markup:
    """Each (label, number shown, number of all) in a frame: 48, or 7 / 48 if not all are shown. `notes` say by label what is
    counted."""
    return _page.figures(numbers, notes)


def count_figures(shown: Mapping[str, int], everything: Mapping[str, int], *, explained: bool = False) -> Markup:
    """The counts as `figures` with labels; the keys are those of `analysis.counts`, or kinds of targets. `explained`: each
    says what it counts."""
    notes = {t(f"counted.{name}"): t(f"counted.{name}.what") for name in shown} if explained else {}
    return figures(((t(f"counted.{name}"), number, everything[name]) for name, number in shown.items()), notes)


def download_link(label: str, address: str, note: str) -> Markup:
    """A link that looks like a button and saves the file at the address; `note` is its tooltip."""
    return _page.download_link(label, address, note)


def plain_link(label: str, address: str) -> Markup:
    """A link that leaves the session, as the browser follows it."""
    return _page.plain_link(label, address)


def unkept_note(words: str) -> Markup:
    """The note that the session has an upload which nobody keeps."""
    return _page.unkept_note(words)


def details(summary: str, lines: Iterable[str]) -> Markup:
    """A line that opens to show further lines."""
    return _page.details(summary, lines)


def heading(words: str) -> Markup:
    """A heading with words of a document. `st.subheader` would read them as Markdown."""
    return _page.heading(words)


def unseen_heading(words: str) -> Markup:
    """The heading of a page that shows none, for screen readers."""
    return _page.unseen_heading(words)


def agency_links(agencies: Iterable[str]) -> Markup:
    """A line of links to the pages of these agencies."""
    return _page.agency_links(agencies)


def copy_button() -> Markup:
    """The button that copies the address of the view."""
    return _page.copy_button()


def full_screen_button() -> Markup:
    """The button that shows the page on the full screen, and that leaves it."""
    return _page.full_screen_button()
