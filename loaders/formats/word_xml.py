"""Looking around in a Word document's XML. Names are compared without their namespace: Strict Open XML has another."""

from __future__ import annotations

from typing import NoReturn

from loaders.messages import LoadError


def parse_part(part: bytes):
    """The part's root; lxml stops at 256 elements in one another, far beyond what Word writes."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        if "xcessive depth" in str(error):
            too_deep()
        raise


def too_deep() -> NoReturn:
    raise LoadError("tables-too-deep")


def name_of(element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element, name: str):
    return next((child for child in element if name_of(child) == name), None)


def path_to(element, *names: str):
    for name in names:
        element = child(element, name) if element is not None else None
    return element


def value_of(element, *names: str) -> str | None:
    """The w:val of the element at the path; None where there is none."""
    found = path_to(element, *names)
    if found is None:
        return None
    return next((value for key, value in found.attrib.items() if key.rpartition("}")[2] == "val"), "")


def attribute(element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def whole(text: str | None, default: int) -> int:
    return int(text) if text and text.lstrip("-").isdecimal() and len(text) < 10 else default


def is_on(element, *names: str) -> bool:
    return value_of(element, *names) not in (None, "0", "false", "off")


def looked_through(element, name: str) -> list:
    """The children with this name, also inside content controls (w:sdt) and tracked insertions."""
    found, stack = [], list(reversed(element))
    while stack:
        child = stack.pop()
        if name_of(child) == name:
            found.append(child)
        elif name_of(child) in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            stack.extend(reversed(child))
    return found


def rows_of(table) -> list:
    return [row for row in looked_through(table, "tr") if path_to(row, "trPr", "del") is None]


def cells_of(row) -> list:
    return looked_through(row, "tc")


def depth_of_tables(table) -> int:
    from lxml import etree

    depth = deepest = 0
    for event, _ in etree.iterwalk(table, events=("start", "end"), tag="{*}tbl"):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
