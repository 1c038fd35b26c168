"""Which measure of one document is which of the other: by title or text, then by number and likeness; one to one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import pandas as pd

from loaders import Document

#: Least likeness (Dice coefficient of pairs of characters, 0–1) for a match by number, and by likeness alone.
SAME_NUMBER, ALIKE = 0.35, 0.55
#: What the same number counts for beside likeness.
_FOR_NUMBER = 0.03
#: Pairs of characters in more texts than this tell nothing apart and are not followed.
_COMMON = 60
#: Measures left on a side beyond which likeness is not weighed: it would take gigabytes.
_MOST = 5000


def folded(text: str | None) -> str:
    """The text as it is compared: NFKC, without white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)) if isinstance(text, str) else ""


@dataclass(frozen=True, eq=False)
class Measure:
    """A measure of a document: its actions (named tuples of `Document.actions`), its section, number and title."""

    section: str | None
    number: int | None
    title: str
    actions: tuple

    @property
    def label(self) -> str:
        """8. 有效落实小微企业金融政策"""
        return self.title if self.number is None else f"{self.number}. {self.title}"

    @cached_property
    def pairs(self) -> Counter:
        """How often each pair of neighbouring characters stands in title and text."""
        return pairs_of(self.title + self.text)

    @property
    def text(self) -> str:
        """The texts of its actions, one below the other."""
        return "\n".join(filter(None, (action.action for action in self.actions)))


def pairs_of(text: str) -> Counter:
    """The pairs of neighbouring characters of a text."""
    plain = folded(text)
    return Counter(map("".join, pairwise(plain))) or Counter([plain])


def likeness(one: Counter, other: Counter) -> float:
    """Dice coefficient: 1 where both hold the same pairs, 0 where they share none."""
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)


def measures_of(document: Document) -> list[Measure]:
    """The measures in print order, each with all its actions."""
    found: dict[tuple, list] = {}
    for action in document.actions.itertuples(index=False, name="Action"):
        section = action.section if isinstance(action.section, str) else None
        number = None if pd.isna(action.measure_no) else int(action.measure_no)
        found.setdefault((section, number, action.measure), []).append(action)
    return [Measure(*key, tuple(actions)) for key, actions in found.items()]


def match_measures(old: Sequence[Measure], new: Sequence[Measure]) -> dict[int, int]:
    """Place in `new` -> place in `old`."""
    matched: dict[int, int] = {}
    for propose in (_by_all, _by_title, _by_text, _by_likeness):
        free_old = sorted(set(range(len(old))) - set(matched.values()))
        free_new = [at for at in range(len(new)) if at not in matched]
        best_first = sorted(propose(old, new, free_old, free_new), reverse=True)
        matched |= _one_to_one(best_first)
    return matched


def _one_to_one(proposals: Iterable[tuple[tuple, int, int]]) -> dict[int, int]:
    taken: set[int] = set()
    matched: dict[int, int] = {}
    for _, at_new, at_old in proposals:
        if at_new not in matched and at_old not in taken:
            matched[at_new] = at_old
            taken.add(at_old)
    return matched


def _by_all(old, new, free_old, free_new) -> Iterator[tuple[tuple, int, int]]:
    """The same section, number and title: in a copy every measure finds itself."""
    places = {_key(old[at]): at for at in reversed(free_old)}
    yield from (((), at, places[_key(new[at])]) for at in free_new if _key(new[at]) in places)


def _key(measure: Measure) -> tuple:
    return folded(measure.section), measure.number, folded(measure.title)


def _by_title(old, new, free_old, free_new) -> Iterator[tuple[tuple, int, int]]:
    return _by_same(lambda measure: folded(measure.title), old, new, free_old, free_new)


def _by_text(old, new, free_old, free_new) -> Iterator[tuple[tuple, int, int]]:
    return _by_same(lambda measure: folded(measure.text), old, new, free_old, free_new)


def _by_same(words_of, old, new, free_old, free_new) -> Iterator[tuple[tuple, int, int]]:
    """The same title or text; section, then number, then nearness in print where several share it."""
    places = defaultdict(list)
    for at in free_old:
        places[words_of(old[at])].append(at)
    for at in free_new:
        words = words_of(new[at])
        for before in places[words][:_COMMON] if words in places and words else ():
            ties = (_same_section(old[before], new[at]), old[before].number == new[at].number, -abs(before - at))
            yield ties, at, before


def _by_likeness(old, new, free_old, free_new) -> Iterator[tuple[tuple, int, int]]:
    """Alike enough; under the same number less is enough. Only those that share a number or telling pairs are weighed."""
    if max(len(free_old), len(free_new)) > _MOST:
        return
    holders, numbered = defaultdict(list), defaultdict(list)
    for at in free_old:
        numbered[old[at].number].append(at)
        for pair in old[at].pairs:
            holders[pair].append(at)
    for at in free_new:
        telling = (holders[pair] for pair in new[at].pairs if pair in holders and len(holders[pair]) <= _COMMON)
        shared = Counter(before for places in telling for before in places)
        same = numbered.get(new[at].number, [])[:_COMMON] if new[at].number is not None else []
        for before in {*same, *(before for before, _ in shared.most_common(5))}:
            alike = likeness(old[before].pairs, new[at].pairs)
            if alike >= (SAME_NUMBER if before in same else ALIKE):
                score = alike + _FOR_NUMBER * (before in same)
                yield (score, _same_section(old[before], new[at]), -abs(before - at)), at, before


def match_actions(old: Sequence, new: Sequence) -> list[tuple]:
    """Pairs of a measure's actions: the same text first, then the likest, then what is left in order; None for none."""
    matched = _same_texts(old, new)
    left_old = [at for at in range(len(old)) if at not in set(matched.values())]
    left_new = [at for at in range(len(new)) if at not in matched]
    if len(left_old) == len(left_new) == 1:
        matched[left_new[0]] = left_old[0]
    elif len(left_old) * len(left_new) <= _COMMON**2:
        matched |= _one_to_one(sorted(_like_texts(old, new, left_old, left_new), reverse=True))
    else:
        matched |= dict(zip(left_new, left_old, strict=False))
    known = set(matched.values())
    pairs = [(old[matched[at]] if at in matched else None, action) for at, action in enumerate(new)]
    return pairs + [(action, None) for at, action in enumerate(old) if at not in known]


def _same_texts(old: Sequence, new: Sequence) -> dict[int, int]:
    places = defaultdict(list)
    for at in reversed(range(len(old))):
        places[folded(old[at].action)].append(at)
    found = ((at, places[folded(action.action)]) for at, action in enumerate(new))
    return {at: same.pop() for at, same in found if same}


def _like_texts(old, new, free_old, free_new) -> Iterator[tuple[tuple, int, int]]:
    pairs_old = {at: pairs_of(old[at].action) for at in free_old}
    for at in free_new:
        pairs = pairs_of(new[at].action)
        for before in free_old:
            alike = likeness(pairs_old[before], pairs)
            if alike >= SAME_NUMBER:
                yield (alike, -abs(before - at)), at, before


def _same_section(one: Measure, other: Measure) -> bool:
    return folded(one.section) == folded(other.section)
