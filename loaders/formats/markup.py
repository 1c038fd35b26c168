"""The visible text of a cell that is plain text or an HTML fragment."""

from __future__ import annotations

import html
import re

from bs4 import BeautifulSoup

# Tags that only an editor writes. A lone <b> or <市、区> in a cell is text that somebody typed.
_EDITOR_TAGS = (
    "a|address|article|audio|base|blockquote|br|button|center|dd|details|div|dl|dt|embed|em|font|form|h[1-6]|hr|"
    "iframe|img|input|label|li|link|math|meta|noscript|object|ol|p|pre|script|section|select|span|strong|"
    "style|svg|table|tbody|td|template|textarea|th|title|tr|ul|video"
)
_IS_FRAGMENT = re.compile(rf"</?(?:{_EDITOR_TAGS})(?:[\s/][^<]*)?>|<!--|<!\[CDATA\[", re.IGNORECASE)
# One tag-free paragraph or several: what most cells are, read without building a tree.
_PARAGRAPHS = re.compile(r"\s*(?:<p>[^<&]*</p>\s*)+")
_BLOCKS = ("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6")
_HIDDEN = ("script", "style", "template", "noscript", "title", "textarea", "select", "iframe", "object")


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
    soup = BeautifulSoup(cell, "html.parser")
    for hidden in soup.find_all(_HIDDEN):
        hidden.decompose()
    for br in soup.find_all("br"):
        br.replace_with("\n")
    for block in soup.find_all(_BLOCKS):
        block.append("\n")
    lines = (line.strip() for line in soup.get_text().splitlines())
    return "\n".join(line for line in lines if line)
