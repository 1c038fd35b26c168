"""How deep tables stand in tables: nesting is the file's choice, and bounded."""

from __future__ import annotations

from typing import Any


def depth_of_tables(root: Any, tag: str) -> int:
    """How many elements with this tag of a tree of lxml stand inside one another, at the most."""
    from lxml import etree

    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end"), tag=tag):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
