"""What stands around a page: title, filter in words, counts, the download, findings; as HTML, each one element of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from dashboard.render.markup import html, join
from dashboard.text import t


def head(title: str, words: str = "", beside: Markup | str = "") -> Markup:
    """The title, and below it a line that says what is shown; `beside` stands at their end."""
    line = html("<p>{}</p>", words) if words else ""
    return html('<div class="rb-head"><div><h1>{}</h1>{}</div>{}</div>', title, line, beside)


def figures(numbers: Iterable[tuple[str, int, int]]) -> Markup:
    """Each (what is counted, shown, all) in a frame: 48, or 7 / 48 where not all are shown."""
    frame = "<div><dt>{}</dt><dd>{}</dd></div>"
    parts = (html(frame, label, str(of) if number == of else f"{number} / {of}") for label, number, of in numbers)
    return html('<dl class="rb-figures">{}</dl>', join(parts))


def counted(shown: Mapping[str, int], everything: Mapping[str, int]) -> list[tuple[str, int, int]]:
    """Counts by what they count, as `figures` takes them."""
    return [(t(f"counted.{name}"), number, everything[name]) for name, number in shown.items()]


def download_link(label: str, address: str, note: str) -> Markup:
    """A link that looks like a button and saves what it leads to, with a note for the pointer and for screen readers."""
    return html('<a class="rb-button rb-download" href="{}" title="{}" download>{}</a>', address, note, label)


def details(summary: str, lines: Iterable[str]) -> Markup:
    """A line to open, and what is behind it, line by line."""
    return html(
        '<details class="rb-details"><summary>{}</summary>{}</details>',
        summary,
        join(html("<p>{}</p>", line) for line in lines),
    )
