"""The visible text of a cell that holds plain text or a fragment of HTML."""

import html
import re
from html.parser import HTMLParser

from loaders.formats.html_walk import BLOCKS, HIDDEN

# Tags that only an editor writes. Somebody who types <b> or <市、区> in a cell means just that text.
_EDITOR_TAGS = (
    "a|address|article|audio|base|blockquote|br|button|center|dd|details|div|dl|dt|embed|em|font|form|h[1-6]|hr|"
    "iframe|img|input|label|li|link|math|meta|noscript|object|ol|p|pre|script|section|select|span|strong|"
    "style|svg|table|tbody|td|template|textarea|th|title|tr|ul|video"
)
_IS_FRAGMENT = re.compile(rf"</?(?:{_EDITOR_TAGS})(?:[\s/][^<]*)?>|<!--|<!\[CDATA\[|<\?[a-z]", re.IGNORECASE)
_TAG = re.compile(r"[a-z0-9:-]+")  # after a <, anything else is text that somebody typed: A<B, C>D


def visible_text(cell: str) -> str:
    """The text that a reader of the cell sees: entities decoded once, paragraphs and <br> as line breaks."""
    if not _IS_FRAGMENT.search(cell):
        return html.unescape(cell).strip()
    fragment = _Fragment()
    fragment.feed(cell)
    fragment.close()
    lines = (line.strip() for line in "".join(fragment.parts).splitlines())
    return "\n".join(line for line in lines if line)


class _Fragment(HTMLParser):
    """Collects the text outside hidden elements. It builds no tree, as a file may nest elements to any depth."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden: list[str] = []

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Read an unknown section (<![endi >) as a comment, like a browser; HTMLParser raises AssertionError."""
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
