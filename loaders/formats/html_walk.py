"""A walk over a web page in print order: visible text, the borders of blocks, and tables."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from loaders.vocabulary.patterns import word_list

#: An element of lxml, which has no type hints.
Element = Any

HIDDEN = frozenset(word_list("""
    script style template noscript title head textarea select iframe object svg math audio video button
"""))  # fmt: skip
BLOCKS = frozenset(word_list("""
    p div li tr td th table ul ol dl dd dt h1 h2 h3 h4 h5 h6 section article header footer nav main aside blockquote
    center pre form fieldset address figure figcaption caption hr body
"""))  # fmt: skip
NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:footer|foot|copyright|nav|navbar|crumbs?|breadcrumbs?|share|sidebar|menu|toolbar|bottom)(?:$|[\s_-])",
    re.IGNORECASE,
)


def page_events(root: Element) -> Iterator[tuple[str, Any]]:
    """The events ("text", str), ("block", None) and ("table", element) in print order, without what is hidden.

    A "block" marks the beginning or the end of a block; the walk does not enter a table below `root`.
    """
    stack = [(root, False)]
    counted: Counter[Element] = Counter()
    while stack:
        element, done = stack.pop()
        hidden = element is not root and _is_left_out(element)
        if done:
            if element.tag in BLOCKS:
                yield "block", None
        elif element.tag == "table" and element is not root and not hidden:
            yield "table", element
        elif not hidden:
            yield from _opening(element, element.tag, counted)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element) if isinstance(child.tag, str))
            continue
        if element is not root and element.tail:
            yield "text", element.tail.replace("\n", "\r")


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
    """The number that a browser prints before an item of an ordered list."""
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
