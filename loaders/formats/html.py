"""Web pages -> blocks, including pages saved by Word, WPS and Excel.

lxml is used without BeautifulSoup: it builds the tree twenty times as fast, and it limits the depth.
"""

import email
import email.policy
import re

from loaders.blocks import Block, Paragraph, Source
from loaders.formats.bounds import check_nesting
from loaders.formats.encoding import decode
from loaders.formats.html_table import is_layout, own_elements, read_grid
from loaders.formats.html_walk import Element, page_events, tidy
from loaders.messages import LoadError
from loaders.messages.places import Place

_SPACE = re.compile(r"[ \t\r\n]+")
_OPEN_TAG = re.compile(r"<[a-zA-Z/!][^<>]*$")
#: A browser also shows what follows these end tags (HTML standard, "after after body"); lxml would drop it.
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)


def read_html(data: bytes) -> Source:
    """The blocks of a web page. Raises LoadError if there is no text, or if the page is nested too deep."""
    text, removed, cut = decode(data)
    root = _parse(text)
    check_nesting(root, "table", "page-tables-too-deep")
    reader = _Reader()
    reader.walk(root)
    if not reader.blocks:
        raise LoadError("file-empty")
    title = _SPACE.sub(" ", root.findtext(".//title") or "").strip()
    return Source(reader.blocks, title=title, removed=removed, cut=cut or bool(_OPEN_TAG.search(text)))


def read_mhtml(data: bytes) -> Source:
    """The blocks of a web page saved as a single file: those of its first HTML part."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return read_html(payload if isinstance(payload, bytes) else b"")
    raise LoadError("page-without-body")


def _parse(text: str) -> Element:
    from lxml import etree

    text = _ENDS.sub("", re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        raise LoadError("file-empty")
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise LoadError("page-tags-too-deep")
    return root


class _Reader:
    """Collects blocks in one walk over the page: text gathers until a block element begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.tables = 0
        self.paragraphs = 0

    def walk(self, root: Element) -> None:
        parts: list[str] = []
        for event, element in page_events(root):
            if event == "text":
                parts.append(element)
            elif event == "block":
                self._end_paragraph(parts)
            elif event == "table":
                self._end_paragraph(parts)
                self._table(element)
        self._end_paragraph(parts)

    def _end_paragraph(self, parts: list[str]) -> None:
        for line in tidy("".join(parts)).split("\n"):
            if line.strip():
                self.paragraphs += 1
                place = Place("paragraph", paragraph=self.paragraphs)
                self.blocks.append(Paragraph(line.strip(), place, indented=line.startswith(("\u3000", "\xa0\xa0"))))
        parts.clear()

    def _table(self, table: Element) -> None:
        if is_layout(table):
            for cell in own_elements(table, ("td", "th", "caption")):
                self.walk(cell)
            return
        for caption in own_elements(table, ("caption",)):
            self.walk(caption)
        self.tables += 1
        if (grid := read_grid(table, self.tables)) is not None:
            self.blocks.append(grid)
