"""Finds items without agencies that are tasks nonetheless: their numbers belong to a series of annotated items."""

from collections import defaultdict
from itertools import pairwise

from loaders.layout.prose.items import Item


def bare_in_series(root: Item) -> set[Item]:
    """The items without annotation that stand in a series, 1. 2. 3. … over all headings, beside an annotated one."""
    series: dict[float, list[Item]] = defaultdict(list)
    for item in root.walk():
        if item.ordinal and item.parent:
            series[item.level].append(item)
    found: set[Item] = set()
    for items in series.values():
        for ordered in (items, items[::-1]):
            found |= _beside(list(pairwise(ordered)), found)
    return found


def _beside(pairs: list[tuple[Item, Item]], found: set[Item]) -> set[Item]:
    """The bare items that directly follow, or precede, the number of an annotated item or of one that is found."""
    more = set(found)
    for known, item in pairs:
        is_next = known.ordinal and item.ordinal and abs(known.ordinal.number - item.ordinal.number) == 1
        if is_next and (known.is_annotated or known in more) and not item.is_annotated and not item.children:
            more.add(item)
    return more
