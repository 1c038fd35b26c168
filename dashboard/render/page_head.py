"""What stands around the content of a page: title, filter in words, figures, links, buttons, lines to open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from dashboard.render.template import macros
from dashboard.text import t

_page = macros("page.html")


def page_head(title: str, words: str = "", beside: Markup | str = "") -> Markup:
    """The title, and below it a line that says what is shown; `beside` stands at the end of both."""
    return _page.head(title, words, beside)


def figures(numbers: Iterable[tuple[str, int, int]]) -> Markup:
    """Each (what is counted, shown, whole) in a frame: 48, or 7 / 48 where not all are shown."""
    return _page.figures(numbers)


def counted(shown: Mapping[str, int], everything: Mapping[str, int]) -> list[tuple[str, int, int]]:
    """The counts of what is shown and of everything, as `figures` takes them."""
    return [(t(f"counted.{name}"), number, everything[name]) for name, number in shown.items()]


def download_link(label: str, address: str, note: str) -> Markup:
    """A link that looks like a button and saves what it leads to, with a note for the pointer and for screen readers."""
    return _page.download_link(label, address, note)


def details(summary: str, lines: Iterable[str]) -> Markup:
    """A line to open, with further lines behind it."""
    return _page.details(summary, lines)


def heading(words: str) -> Markup:
    """A heading with the words of a document: Streamlit's own is Markdown, which makes a link of any address in it."""
    return _page.heading(words)


def hint(words: str) -> Markup:
    """How to read what stands above it, in the same element."""
    return _page.hint(words)


def agency_links(agencies: Iterable[str]) -> Markup:
    """A line of links to the pages of these agencies."""
    return _page.agency_links(agencies)


def copy_button() -> Markup:
    """The button that copies the address of the view."""
    return _page.copy_button()
