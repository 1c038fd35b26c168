"""A walk over a web page in print order: visible text, the borders of blocks, and tables."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from bs4 import CData, NavigableString, PageElement, Tag

from loaders.formats.encoding import NAME_ENDS
from loaders.vocabulary.patterns import word_list
from loaders.vocabulary.places import PLACES

HIDDEN = frozenset(word_list("""
    script style template noscript title head textarea select iframe object svg math audio video button datalist rt rp
"""))  # fmt: skip
BLOCKS = frozenset(word_list("""
    p div li tr td th table ul ol dl dd dt h1 h2 h3 h4 h5 h6 section article header footer nav main aside blockquote
    center pre form fieldset address figure figcaption caption hr body
"""))  # fmt: skip
#: A line end of the file between what may be two names.
_BETWEEN_NAMES = re.compile(rf"(?<=[{NAME_ENDS}])[ \t]*\r[ \t\r]*(?=[{PLACES}各])")
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:footer|foot|copyright|nav|navbar|crumbs?|breadcrumbs?|share|sidebar|menu|toolbar|bottom)(?:$|[\s_-])",
    re.IGNORECASE,
)


def page_events(root: Tag) -> Iterator[tuple[str, Any]]:
    """The events ("text", str), ("block", None) and ("table", Tag) in print order, without what is hidden.

    A "block" marks the beginning or the end of a block; the walk does not enter a table below `root`.
    """
    stack: list[tuple[PageElement, bool]] = [(root, False)]
    counted: Counter[int] = Counter()
    while stack:
        node, done = stack.pop()
        if not isinstance(node, Tag):
            if type(node) in (NavigableString, CData):  # and no comment or declaration
                yield "text", str(node).replace("\n", "\r")
        elif done:
            if node.name in BLOCKS:
                yield "block", None
        elif node is not root and is_never_shown(node):
            continue
        elif node.name == "table" and node is not root:
            yield "table", node
        else:
            yield from _opening(node, counted)
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node.contents))


def attribute(tag: Tag, name: str) -> str:
    """The value of an attribute; "" if the tag has none."""
    return str(tag.get(name) or "")


def is_never_shown(tag: Tag) -> bool:
    """Whether the element has no printed text, whatever its style is, or is navigation, a footer or share buttons."""
    if tag.name in HIDDEN or tag.name in ("nav", "footer"):
        return True
    names = f"{attribute(tag, 'class')} {attribute(tag, 'id')}"
    return tag.name in ("div", "ul", "p", "section", "table") and bool(_FURNITURE.search(names))


def _opening(tag: Tag, counted: Counter[int]) -> Iterator[tuple[str, Any]]:
    if tag.name in BLOCKS:
        yield "block", None
    if tag.name == "br":
        yield "text", "\n"
    if tag.name == "li" and (label := _list_label(tag, counted)):
        yield "text", label


def _list_label(item: Tag, counted: Counter[int]) -> str:
    """The number that a browser prints before an item of an ordered list; `counted` are the items of each list so far."""
    parent = item.parent
    if parent is None or parent.name != "ol":
        return ""
    start = attribute(parent, "start") or "1"
    counted[id(parent)] += 1
    return f"{(int(start[:6]) if start.isdecimal() else 1) + counted[id(parent)] - 1}."


def tidy(text: str) -> str:
    """White space as a browser shows it; a line end of the file (\\r) between two ideographs is no space in the sentence."""
    if "\r" in text:
        text = _BETWEEN_NAMES.sub(" ", text)
        text = re.sub(r"(?<=[^\x00-\x7f])[ \t]*\r[ \t\r]*(?=[^\x00-\x7f])", "", text)
    text = re.sub(r"[ \t\r]+", " ", text)
    return re.sub(r" ?\n ?", "\n", text)
