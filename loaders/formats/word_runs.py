"""Whether a run of a Word document is shown: hidden, crossed out or raised, by its own properties or by its style.

ECMA-376 part 1, 17.7.2: the run's own properties take precedence over its character style, and that over the paragraph's style.
"""

from loaders.formats.runs import RAISED
from loaders.formats.word_xml import Element, attribute, name_of, parse_part, path_to, value_of, whole

_SWITCHES = ("vanish", "strike", "dstrike")
_DEEPEST = 10  # styles that are based on one another
_RAISED_BY = 4  # half points

#: vanish, strike, dstrike or raised -> whether it is on.
Properties = dict[str, bool]


class RunStyles:
    """The styles of a document that hide, cross out or raise text."""

    def __init__(self, styles: dict[str, Properties]) -> None:
        self._styles = styles

    def code(self, run: Element, paragraph_style: str) -> str:
        """Empty if the run is shown; RAISED, or the code of the finding that it is left out with."""
        own = path_to(run, "rPr")
        if own is None and not self._styles:
            return ""
        style = value_of(own, "rStyle") if own is not None else None
        on = {**self._styles.get(paragraph_style, {}), **self._styles.get(style or "", {}), **_properties(own)}
        if not on:
            return ""
        if on.get("vanish"):
            return "hidden-text"
        if on.get("strike") or on.get("dstrike"):
            return "struck-text"
        return RAISED if on.get("raised") else ""


def read_run_styles(parts: dict[str, bytes]) -> RunStyles:
    """The styles in word/styles.xml that hide, cross out or raise text, with what they inherit."""
    root = next((parse_part(part) for path, part in parts.items() if path.endswith("word/styles.xml")), ())
    nodes = {attribute(node, "styleId"): node for node in root if name_of(node) == "style"}
    styles = {style: _inherited(style, nodes) for style in nodes}
    return RunStyles({style: properties for style, properties in styles.items() if properties})


def _inherited(style: str, nodes: dict[str, Element]) -> Properties:
    """The properties of a style and of those that it is based on."""
    properties: Properties = {}
    for _ in range(_DEEPEST):
        if (node := nodes.get(style)) is None:
            break
        properties = {**_properties(path_to(node, "rPr")), **properties}
        style = value_of(node, "basedOn") or ""
    return properties


def _properties(node: Element | None) -> Properties:
    """The properties in an element rPr that say whether text is shown."""
    found: Properties = {}
    for child in () if node is None else node:
        name = name_of(child)
        if name in _SWITCHES:
            found[name] = attribute(child, "val") not in ("0", "false", "off")
        elif name == "vertAlign":
            found["raised"] = attribute(child, "val") == "superscript"
        elif name == "position":
            found["raised"] = whole(attribute(child, "val"), 0) >= _RAISED_BY
    return found
