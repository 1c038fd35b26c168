"""Access to the XML elements of a Word document. Names are compared without namespace: Strict Open XML has its own."""

from string import hexdigits
from typing import Any

from loaders.messages import LoadError
from loaders.vocabulary.symbols import SYMBOLS, UNKNOWN_SYMBOL

_LONGEST_CODE = 4  # digits
_SYMBOL_AREA = 0xF000

#: An element of lxml, which has no type hints.
Element = Any


def parse_part(part: bytes) -> Element:
    """The root element of the part. Raises LoadError above 256 nested elements, far more than Word writes."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        if "xcessive depth" in str(error):
            raise LoadError("tables-too-deep") from error
        raise


def name_of(element: Element) -> str:
    """The element's name without namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def path_to(element: Element, *names: str) -> Element | None:
    """The element that these names lead to from `element`, each the first child of its name; None if there is none."""
    for name in names:
        element = next((child for child in element if name_of(child) == name), None)
        if element is None:
            return None
    return element


def value_of(element: Element, *names: str) -> str | None:
    """The attribute `val` of the element at this path below `element`; None if there is no such element."""
    found = path_to(element, *names)
    return None if found is None else attribute(found, "val")


def attribute(element: Element, name: str) -> str:
    """The attribute of this name, whatever its namespace; empty if there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def whole(text: str | None, default: int) -> int:
    """The text as a whole number; `default` if it is none."""
    return int(text) if text and text.lstrip("-").isdecimal() and len(text) < 10 else default


def is_on(element: Element, *names: str) -> bool:
    """Whether the switch at this path below `element` is on."""
    return value_of(element, *names) not in (None, "0", "false", "off")


def looked_through(element: Element, name: str) -> list[Element]:
    """The children with this name, also inside content controls (w:sdt) and tracked insertions."""
    found, stack = [], list(reversed(element))
    while stack:
        child = stack.pop()
        if name_of(child) == name:
            found.append(child)
        elif name_of(child) in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            stack.extend(reversed(child))
    return found


def shown_children(element: Element) -> list[Element]:
    """The children of an element; of alternatives (mc:AlternateContent) only the first that has a text."""
    if name_of(element) != "AlternateContent":
        return list(element)
    return next(([child] for child in element if next(child.iter("{*}t", "{*}object"), None) is not None), [])


def is_placeholder(control: Element) -> bool:
    """Whether a content control is not filled in: what it shows only tells what to write."""
    properties = path_to(control, "sdtPr")
    return properties is not None and is_on(properties, "showingPlcHdr")


def rows_of(table: Element) -> list[Element]:
    """The rows of a table, also those that are deleted or hidden."""
    return looked_through(table, "tr")


def symbol(element: Element) -> str:
    """The character that an element w:sym prints; its code is often moved up to U+F000, the area of symbol fonts."""
    code = attribute(element, "char")
    number = int(code, 16) if 0 < len(code) <= _LONGEST_CODE and all(char in hexdigits for char in code) else 0
    known = SYMBOLS.get(attribute(element, "font").lower(), {})
    if _SYMBOL_AREA <= number < _SYMBOL_AREA + 0x100:
        number -= _SYMBOL_AREA
    elif number > 0xFF and chr(number).isprintable():
        return chr(number)
    return known.get(number, UNKNOWN_SYMBOL)


def texts_below(element: Element) -> str:
    """All text below the element, whether it is shown or not."""
    return "".join(node.text or "" for node in element.iter("{*}t", "{*}delText"))


def cells_of(row: Element) -> list[Element]:
    return looked_through(row, "tc")


def vertical_merge(cell: Element) -> str | None:
    """How a cell is merged with the ones above and below it: "restart", anything else if it goes on, None if it is not."""
    merge = value_of(cell, "tcPr", "vMerge")
    return value_of(cell, "tcPr", "vmerge") if merge is None else merge  # Word 2003
