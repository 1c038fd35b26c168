"""What stands at the head of a page: title, filter in words, counts; as HTML, each one element of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from dashboard.markup import html, join
from dashboard.text import t


def head(title: str, words: str = "") -> Markup:
    """The title, and below it a line that says what is shown."""
    line = html("<p>{}</p>", words) if words else ""
    return html('<div class="rb-head"><h1>{}</h1>{}</div>', title, line)


def figures(numbers: Iterable[tuple[str, int, int]]) -> Markup:
    """Each (what is counted, shown, all) in a frame: 48, or 7 / 48 where not all are shown."""
    frame = "<div><dt>{}</dt><dd>{}</dd></div>"
    parts = (html(frame, label, str(of) if number == of else f"{number} / {of}") for label, number, of in numbers)
    return html('<dl class="rb-figures">{}</dl>', join(parts))


def counted(shown: Mapping[str, int], everything: Mapping[str, int]) -> list[tuple[str, int, int]]:
    """Counts by what they count, as `figures` takes them."""
    return [(t(f"counted.{name}"), number, everything[name]) for name, number in shown.items()]
