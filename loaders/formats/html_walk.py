"""A walk over a page in print order: its text, where blocks begin and end, its tables; what is hidden is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

#: An element of lxml, which has no types.
Element = Any

HIDDEN = frozenset((
    "script", "style", "template", "noscript", "title", "head", "textarea", "select", "iframe", "object", "svg",
    "math", "audio", "video", "button",
))  # fmt: skip
BLOCKS = frozenset((
    "p", "div", "li", "tr", "td", "th", "table", "ul", "ol", "dl", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6",
    "section", "article", "header", "footer", "nav", "main", "aside", "blockquote", "center", "pre", "form",
    "fieldset", "address", "figure", "figcaption", "caption", "hr", "body",
))  # fmt: skip
NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:footer|foot|copyright|nav|navbar|crumbs?|breadcrumbs?|share|sidebar|menu|toolbar|bottom)(?:$|[\s_-])",
    re.IGNORECASE,
)


def page_events(root: Element) -> Iterator[tuple[str, Any]]:
    """("text", str), ("block", None) and ("table", element) in print order; what is hidden is left out."""
    stack = [(root, False)]
    counted: Counter[Element] = Counter()
    while stack:
        element, done = stack.pop()
        tag = element.tag
        if done:
            if tag in BLOCKS:
                yield "block", None
            if element is not root and element.tail:
                yield "text", element.tail.replace("\n", "\r")
            continue
        hidden = element is not root and _is_left_out(element)
        if hidden or (tag == "table" and element is not root):
            if not hidden:
                yield "table", element
            if element is not root and element.tail:
                yield "text", element.tail.replace("\n", "\r")
            continue
        yield from _opening(element, tag, counted)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element) if isinstance(child.tag, str))


def _is_left_out(element: Element) -> bool:
    """Whether the element is not shown, or is navigation, a footer or share buttons."""
    if element.tag in HIDDEN or element.tag in ("nav", "footer") or NOT_SHOWN.search(element.get("style") or ""):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in ("div", "ul", "p", "section", "table") and bool(_FURNITURE.search(names))


def _opening(element: Element, tag: str, counted: Counter[Element]) -> Iterator[tuple[str, Any]]:
    if tag in BLOCKS:
        yield "block", None
    if tag == "br":
        yield "text", "\n"
    if tag == "li" and (label := _list_label(element, counted)):
        yield "text", label
    if element.text:
        yield "text", element.text.replace("\n", "\r")


def _list_label(item: Element, counted: Counter[Element]) -> str:
    """The number a browser prints before an item of an ordered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start") or "1"
    counted[parent] += 1
    return f"{(int(start[:6]) if start.isdecimal() else 1) + counted[parent] - 1}."


def tidy(text: str) -> str:
    """White space as a browser shows it; a line end of the file (\\r) between two ideographs is no space in the sentence."""
    text = re.sub(r"(?<=[^\x00-\x7f])[ \t]*\r[ \t\r]*(?=[^\x00-\x7f])", "", text)
    text = re.sub(r"[ \t\r]+", " ", text)
    return re.sub(r" ?\n ?", "\n", text)
