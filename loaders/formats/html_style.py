"""What a page's own style sheets say about hidden and crossed-out elements.

Only selectors of names, classes and ids are understood (with the blank and > between them), as CMS and Office write them.
Rules for print or for screens of a certain size are ignored.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from bs4 import Tag

_MOST_CHARACTERS = 500_000
_MOST_RULES = 5_000
_MOST_STEPS = 1_000_000  # tries of a selector, and steps from an element to its parent, for all elements of a page
_COMMENT_START, _COMMENT_END = "/*", "*/"
_DECLARATION = re.compile(
    r"(?:^|;)\s*(display|visibility|text-decoration(?:-line)?|mso-hide|vertical-align)\s*:\s*([^;!]{1,60})(!\s*important)?",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"(\*|[a-zA-Z][\w-]*)?((?:[.#][\w\-\u0080-\uffff]+)*)")
_ON_SCREEN = re.compile(r"@media(?:\s+(?:only\s+)?(?:screen|all)(?:\s*,.*)?)?\s*", re.IGNORECASE)
_INLINE = (1, 0, 0)

#: Property -> ((important, weight of the selector, order), value).
Properties = dict[str, tuple[tuple[bool, tuple[int, int, int], int], str]]


class _Compound(NamedTuple):
    """The conditions on one element: its name ("" for any), ids and classes; `is_child`: it is the parent of the next one."""

    name: str
    ids: frozenset[str]
    classes: frozenset[str]
    is_parent: bool = False

    @property
    def is_any_body(self) -> bool:
        """Whether it is the body of a table, which a browser adds where a page leaves it out."""
        return self.name == "tbody" and not self.ids and not self.classes

    def matches(self, tag: Tag) -> bool:
        if self.name not in ("", tag.name):
            return False
        if self.ids and not self.ids <= {str(tag.get("id") or "")}:
            return False
        return not self.classes or self.classes <= set(str(tag.get("class") or "").split())


class _Rule(NamedTuple):
    """A selector as compounds from the last to the first, and its declarations."""

    compounds: tuple[_Compound, ...]
    declarations: Properties


class StyleSheet:
    """The rules of all style sheets of a page that may hide, show, cross out or raise an element."""

    def __init__(self, css: str) -> None:
        self._steps = _MOST_STEPS
        self._rules: dict[str, list[_Rule]] = {}
        for rule in _rules(css[:_MOST_CHARACTERS]):
            self._rules.setdefault(_key(rule.compounds[0]), []).append(rule)

    def properties(self, tag: Tag, inline: str) -> dict[str, str]:
        """Property -> value for an element, by the rules and its attribute `style`."""
        if not (inline or self._rules):
            return {}
        found = _declarations(_DECLARATION.findall(inline), _INLINE, 0) if inline else {}
        for rule in self._candidates(tag):
            self._steps -= 1
            if self._steps < 0:
                break
            if self._selects(rule.compounds, tag):
                for name, declared in rule.declarations.items():
                    if name not in found or found[name][0] <= declared[0]:
                        found[name] = declared
        return {name: value for name, (_, value) in found.items()}

    def _selects(self, compounds: tuple[_Compound, ...], tag: Tag) -> bool:
        """Whether the element and its ancestors match the compounds; each descendant takes the nearest ancestor that fits."""
        first, *above = compounds
        if not first.matches(tag):
            return False
        node = tag.parent
        for compound in above:
            if compound.is_any_body and node is not None and node.name == "table":
                continue
            while node is not None and not compound.matches(node):
                self._steps -= 1
                if compound.is_parent or self._steps < 0:
                    return False
                node = node.parent
            if node is None:
                return False
            node = node.parent
        return True

    def _candidates(self, tag: Tag) -> Iterator[_Rule]:
        keys = [tag.name, "", f"#{tag.get('id')}", *(f".{name}" for name in str(tag.get("class") or "").split())]
        return chain.from_iterable(self._rules.get(key, ()) for key in keys)


def _key(compound: _Compound) -> str:
    """What a rule is found by: the id, else a class, else the name of its element."""
    if compound.ids:
        return f"#{min(compound.ids)}"
    return f".{min(compound.classes)}" if compound.classes else compound.name


def _rules(css: str) -> Iterator[_Rule]:
    order = 0
    for prelude, body in _blocks(_without_comments(css)):
        declared = _DECLARATION.findall(body)
        for selector in prelude.split(",", _MOST_RULES) if declared else ():
            if (compounds := _compounds(selector)) and order < _MOST_RULES:
                order += 1
                weight = (
                    sum(len(each.ids) for each in compounds),
                    sum(len(each.classes) for each in compounds),
                    sum(bool(each.name) for each in compounds),
                )
                order_of = (0, weight[0], weight[1] * 100 + weight[2])
                if kept := _declarations(declared, order_of, order):
                    yield _Rule(compounds, kept)


def _declarations(declared: list[tuple[str, str, str]], weight: tuple[int, int, int], order: int) -> Properties:
    return {
        name.lower().removesuffix("-line"): ((bool(important), weight, order), value.strip().lower())
        for name, value, important in declared
        if name.lower() != "vertical-align" or value.strip().lower() == "super"
    }


def _without_comments(css: str) -> str:
    parts, at = [], 0
    while (start := css.find(_COMMENT_START, at)) >= 0:
        parts.append(css[at:start])
        end = css.find(_COMMENT_END, start + 2)
        at = len(css) if end < 0 else end + 2
    return "".join(parts) + css[at:].replace("<!--", "").replace("-->", "")


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """(selectors, declarations) of each rule that holds on a screen of any size."""
    preludes: list[str] = []
    last, is_innermost = 0, False
    for brace in re.finditer("[{}]", css):
        text = css[last : brace.start()]
        if brace[0] == "{":
            preludes.append(text.rpartition(";")[2].strip())
            is_innermost = True
        elif preludes:
            prelude = preludes.pop()
            if is_innermost and not prelude.startswith("@") and all(map(_ON_SCREEN.fullmatch, preludes)):
                yield prelude, text
            is_innermost = False
        last = brace.end()


def _compounds(selector: str) -> tuple[_Compound, ...] | None:
    """The compounds of a selector, the last one first; None if it has a part that is not understood."""
    parts = selector.replace(">", " > ").split()
    compounds: list[_Compound] = []
    for at, part in enumerate(parts):
        if part == ">":
            continue
        match = _COMPOUND.fullmatch(part)
        if not match or not part:
            return None
        marks = re.findall(r"[.#][^.#]+", match[2])
        compounds.append(
            _Compound(
                name="" if match[1] in (None, "*") else match[1].lower(),
                ids=frozenset(mark[1:] for mark in marks if mark[0] == "#"),
                classes=frozenset(mark[1:] for mark in marks if mark[0] == "."),
                is_parent=parts[at + 1 : at + 2] == [">"],
            )
        )
    return tuple(reversed(compounds)) or None
