"""The visible text of a cell that holds plain text or a fragment of HTML."""

import html
import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from loaders.formats.bounds import check_tags
from loaders.formats.html_unseen import take_out_unseen
from loaders.formats.html_walk import page_events
from loaders.formats.left_out import LeftOut
from loaders.formats.runs import closed_up

# Tags that only an editor writes. Somebody who types <b> or <市、区> in a cell means just that text.
_EDITOR_TAGS = (
    "a|address|article|audio|base|blockquote|br|button|center|dd|del|details|div|dl|dt|embed|em|font|form|h[1-6]|hr|"
    "iframe|img|input|label|li|link|math|meta|noscript|object|ol|p|pre|s|script|section|select|span|strike|strong|"
    "style|sup|svg|table|tbody|td|template|textarea|th|title|tr|ul|video"
)
_IS_FRAGMENT = re.compile(rf"</?(?:{_EDITOR_TAGS})(?:[\s/][^<]*)?>|<!--|<!\[CDATA\[|<\?[a-z]", re.IGNORECASE)
#: Only what may begin a tag; after any other < somebody typed on: A<B, C>D.
_TYPED = re.compile(r"<(?!/?[a-z][a-z0-9:-]*(?:[\s/>]|$)|!|\?)", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"</?p>|<br ?/?>", re.IGNORECASE)


def visible_text(cell: str, left_out: LeftOut | None = None) -> str:
    """The text that a reader of the cell sees: entities decoded once, paragraphs and <br> as line breaks.

    `left_out` takes up what is hidden or crossed out in it.
    """
    if "<" not in cell or not _IS_FRAGMENT.search(cell):
        return closed_up(html.unescape(cell)).strip()
    broken = _PARAGRAPHS.sub("\n", cell)  # the short way: most cells with markup have no other
    text = closed_up(_read(broken, left_out or LeftOut()) if "<" in broken else html.unescape(broken))
    return "\n".join(line for line in map(str.strip, text.splitlines()) if line)


def _read(cell: str, left_out: LeftOut) -> str:
    """The text outside hidden elements, with line breaks around blocks."""
    check_tags(cell)
    end = cell.rfind(">") + 1  # what is never closed is text
    typed = _TYPED.sub("&lt;", cell[:end]) + cell[end:].replace("<", "&lt;")
    page = BeautifulSoup(typed, "lxml", multi_valued_attributes=None)
    take_out_unseen(page, left_out)
    return "".join(_texts(page))


def _texts(root: Tag) -> Iterator[str]:
    for event, found in page_events(root):
        if event == "text":
            yield found.replace("\r", "\n")
            continue
        yield "\n"
        if event == "table":
            yield from _texts(found)
            yield "\n"
