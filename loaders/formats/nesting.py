"""How deep tables are nested: a file may nest as deep as it likes, so readers bound it."""

from __future__ import annotations

from typing import Any


def depth_of_tables(root: Any, tag: str) -> int:
    """The greatest number of elements with this tag that stand inside one another in a tree of lxml."""
    from lxml import etree

    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end"), tag=tag):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
