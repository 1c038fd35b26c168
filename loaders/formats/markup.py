"""The visible text of a cell that is plain text or an HTML fragment."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from loaders.formats.html_walk import BLOCKS, HIDDEN

# Tags that only an editor writes. A lone <b> or <市、区> in a cell is text that somebody typed.
_EDITOR_TAGS = (
    "a|address|article|audio|base|blockquote|br|button|center|dd|details|div|dl|dt|embed|em|font|form|h[1-6]|hr|"
    "iframe|img|input|label|li|link|math|meta|noscript|object|ol|p|pre|script|section|select|span|strong|"
    "style|svg|table|tbody|td|template|textarea|th|title|tr|ul|video"
)
_IS_FRAGMENT = re.compile(rf"</?(?:{_EDITOR_TAGS})(?:[\s/][^<]*)?>|<!--|<!\[CDATA\[|<\?[a-z]", re.IGNORECASE)
_TAG = re.compile(r"[a-z0-9:-]+")  # anything else after a < is text that somebody typed: A<B, C>D
# Paragraphs without tags in them, as most cells are, need no parser.
_PARAGRAPHS = re.compile(r"\s*(?:<p>[^<&]*</p>\s*)+")


def visible_text(cell: str) -> str:
    """The text a reader of the cell sees: entities decoded once, paragraphs and <br> as line breaks."""
    if "<" not in cell:
        return html.unescape(cell).strip() if "&" in cell else cell.strip()
    if _PARAGRAPHS.fullmatch(cell):
        return cell.replace("<p>", "").replace("</p>", "\n").strip()
    if not _IS_FRAGMENT.search(cell):
        return html.unescape(cell).strip()
    return _fragment_text(cell)


def _fragment_text(cell: str) -> str:
    fragment = _Fragment()
    fragment.feed(cell)
    fragment.close()
    lines = (line.strip() for line in "".join(fragment.parts).splitlines())
    return "\n".join(line for line in lines if line)


class _Fragment(HTMLParser):
    """Collects the text outside hidden elements. It builds no tree, since a file may nest as deep as it likes."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden: list[str] = []

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Read a section of an unknown kind (<![endi >) as a comment, as a browser does; the library raises AssertionError."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  (HTMLParser's signature)
        if not _TAG.fullmatch(tag):
            self.handle_data(self.get_starttag_text() or "")
        elif tag in HIDDEN:
            self._hidden.append(tag)
        elif tag in BLOCKS or tag == "br":
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
        elif tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)
