"""Web pages -> blocks, including pages saved by Word, WPS and Excel."""

import email
import email.policy
import re

from bs4 import BeautifulSoup, Tag

from loaders.blocks import Block, Paragraph, Source
from loaders.formats.bounds import DEEPEST, check_tags
from loaders.formats.encoding import decode
from loaders.formats.html_table import is_layout, own_elements, read_grid
from loaders.formats.html_unseen import take_out_unseen
from loaders.formats.html_walk import page_events, tidy
from loaders.formats.left_out import LeftOut
from loaders.formats.runs import closed_up
from loaders.messages import LoadError
from loaders.messages.places import Place

_SPACE = re.compile(r"[ \t\r\n]+")
_OPEN_TAG = re.compile(r"<[a-zA-Z/!][^<>]*$")
_MOST_FRAMES = 50
_DEEPEST_TAG = 1_000
#: A browser also shows what follows these end tags (HTML standard, "after after body"); lxml would drop it.
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)


def read_html(data: bytes) -> Source:
    """The blocks of a web page. Raises LoadError if there is no text, or if the page is nested too deep."""
    text, removed, cut = decode(data)
    check_tags(text)
    root = _parse(text)
    _check_nesting(root)
    left_out = LeftOut()
    take_out_unseen(root, left_out)
    reader = _Reader()
    reader.walk(root)
    title = _SPACE.sub(" ", root.title.get_text() if root.title else "").strip()
    return Source(
        reader.blocks, left_out.findings(), title=title, removed=removed, cut=cut or bool(_OPEN_TAG.search(text))
    )


def read_mhtml(data: bytes) -> Source:
    """The blocks of a web page saved as a single file: its first HTML part, or the frames, if it only arranges them."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    payloads = [part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == "text/html"]
    pages = [payload for payload in payloads if isinstance(payload, bytes) and payload.strip()]
    if not pages:
        raise LoadError("page-without-body")
    first = read_html(pages[0])
    for page in pages[1:_MOST_FRAMES] if not first.blocks else ():
        frame = read_html(page)
        first.blocks += frame.blocks
        first.findings += frame.findings
    return first


def _parse(text: str) -> BeautifulSoup:
    text = _ENDS.sub("", re.sub(r"^\s*<\?xml[^>]*\?>", "", _without_comments(text)))
    page = BeautifulSoup(text, "lxml", multi_valued_attributes=None)
    if page.find() is None:
        raise LoadError("no-visible-text")
    return page


def _without_comments(text: str) -> str:
    """The text without the comments that end: pages saved by Word have thousands."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts.append(text[at:start])
        at = end + 3
    return "".join(parts) + text[at:]


def _check_nesting(page: BeautifulSoup) -> None:
    """Raise LoadError if elements are nested too deep in one another, or tables in tables."""
    depths = {id(page): (0, 0)}  # of elements, of tables
    for tag in page.find_all(True):
        tags, tables = depths[id(tag.parent)]
        depths[id(tag)] = tags, tables = tags + 1, tables + (tag.name == "table")
        if tables > DEEPEST:
            raise LoadError("page-tables-too-deep")
        if tags > _DEEPEST_TAG:
            raise LoadError("page-tags-too-deep")


class _Reader:
    """Collects blocks in one walk over the page: text gathers until a block element begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.tables = 0
        self.paragraphs = 0

    def walk(self, root: Tag) -> None:
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
        for line in closed_up(tidy("".join(parts))).split("\n"):
            if line.strip():
                self.paragraphs += 1
                place = Place("paragraph", paragraph=self.paragraphs)
                self.blocks.append(Paragraph(line.strip(), place, indented=line.startswith(("\u3000", "\xa0\xa0"))))
        parts.clear()

    def _table(self, table: Tag) -> None:
        if is_layout(table):
            for cell in own_elements(table, ["td", "th", "caption"]):
                self.walk(cell)
            return
        for caption in own_elements(table, ["caption"]):
            self.walk(caption)
        self.tables += 1
        if (grid := read_grid(table, self.tables)) is not None:
            self.blocks.append(grid)
