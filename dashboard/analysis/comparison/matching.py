"""Matches the measures of two documents one to one: by title, by text, then by number and likeness.

A proposal is (score, position in the new document, position in the old one); the greater score wins.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise

from dashboard.model.dataset import Action, Dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection

#: The least likeness (Dice coefficient of character pairs, 0–1) for a match with the same number, and with another.
SAME_NUMBER, ALIKE = 0.35, 0.55
#: What the same number adds to the likeness of two measures.
_FOR_NUMBER = 0.03
#: Character pairs that occur in more texts than this are too common to find candidates by.
_COMMON = 60
#: If more measures than this are left on a side, their likeness is not compared: that would take gigabytes.
_MOST = 5000
#: Characters of a measure's text that stand for a title.
_HEADING = 40
_Proposals = Iterator[tuple[tuple, int, int]]
_Measures = Sequence["Measure"]


def folded(text: str) -> str:
    """The text in the form that is compared: NFKC, without white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@dataclass(frozen=True, eq=False)
class Measure:
    """A measure of a document: its section ("" for none), its number, its title and its actions."""

    section: str
    number: int | None
    title: str
    actions: tuple[Action, ...]

    @property
    def label(self) -> str:
        """8. 有效落实小微企业金融政策; without a title, how the text begins."""
        title = self.title or self.text[:_HEADING]
        return title if self.number is None else f"{self.number}. {title}"

    @cached_property
    def pairs(self) -> Counter:
        """The pairs of neighbouring characters in title and text, counted."""
        return pairs_of(self.title + self.text)

    @property
    def text(self) -> str:
        """The texts of its actions, one below the other."""
        return "\n".join(filter(None, (action.action for action in self.actions)))


def pairs_of(text: str) -> Counter:
    """The pairs of neighbouring characters of a text, counted."""
    plain = folded(text)
    return Counter(map("".join, pairwise(plain))) or Counter([plain])


def likeness(one: Counter, other: Counter) -> float:
    """Dice coefficient: 1 where both hold the same pairs, 0 where they share none."""
    return 2 * (one & other).total() / max(one.total() + other.total(), 1)


def measures_of(document: Dataset) -> list[Measure]:
    """The measures in print order, each with all its actions."""
    found: dict[tuple[str, int | None, str], list[Action]] = {}
    for action in document.actions(Selection(document, Filter()).action_ids()):
        found.setdefault((action.section, action.measure_no, action.measure), []).append(action)
    return [Measure(*key, actions=tuple(actions)) for key, actions in found.items()]


def match_measures(old: Sequence[Measure], new: Sequence[Measure]) -> dict[int, int]:
    """Position in `new` -> position in `old`, for each measure that has a match."""
    matched: dict[int, int] = {}
    for propose in (
        partial(_by_same, lambda measure: (folded(measure.section), measure.number, folded(measure.title))),
        partial(_by_same, lambda measure: folded(measure.title)),
        partial(_by_same, lambda measure: folded(measure.text)),
        _by_likeness,
    ):
        free_old = sorted({*range(len(old))} - {*matched.values()})
        free_new = sorted({*range(len(new))} - {*matched})
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


def _by_same(
    key_of: Callable[[Measure], Hashable], old: _Measures, new: _Measures, free_old: list[int], free_new: list[int]
) -> _Proposals:
    """Measures with the same key, unless it is empty. If several share it, section, number and nearness in print decide."""
    places = defaultdict(list)
    for at in free_old:
        places[key_of(old[at])].append(at)
    for at in free_new:
        key = key_of(new[at])
        for before in places[key][:_COMMON] if key in places and key else ():
            ties = (_same_section(old[before], new[at]), old[before].number == new[at].number, -abs(before - at))
            yield ties, at, before


def _by_likeness(old: _Measures, new: _Measures, free_old: list[int], free_new: list[int]) -> _Proposals:
    """Measures that are alike enough; under the same number less likeness is enough.

    Compares only measures that share a number or a rare pair of characters.
    """
    if max(len(free_old), len(free_new)) > _MOST:
        return
    holders, numbered = defaultdict(list), defaultdict(list)
    for at in free_old:
        numbered[old[at].number].append(at)
        for pair in old[at].pairs:
            holders[pair].append(at)
    for at in free_new:
        rare = (holders[pair] for pair in new[at].pairs if pair in holders and len(holders[pair]) <= _COMMON)
        shared = Counter(before for places in rare for before in places)
        same = numbered.get(new[at].number, [])[:_COMMON] if new[at].number is not None else []
        for before in {*same, *(before for before, _ in shared.most_common(5))}:
            alike = likeness(old[before].pairs, new[at].pairs)
            if alike >= (SAME_NUMBER if before in same else ALIKE):
                score = alike + _FOR_NUMBER * (before in same)
                yield (score, _same_section(old[before], new[at]), -abs(before - at)), at, before


def match_actions(old: Sequence[Action], new: Sequence[Action]) -> list[tuple[Action | None, Action | None]]:
    """Pairs (old, new) of a measure's actions: those with the same text, then the most alike, then the rest in order.

    An action without a partner is paired with None.
    """
    matched = _same_texts(old, new)
    left_old = sorted({*range(len(old))} - {*matched.values()})
    left_new = sorted({*range(len(new))} - {*matched})
    if len(left_old) == len(left_new) == 1:
        matched[left_new[0]] = left_old[0]
    elif len(left_old) * len(left_new) <= _COMMON**2:
        matched |= _one_to_one(sorted(_like_texts(old, new, left_old, left_new), reverse=True))
    else:
        matched |= dict(zip(left_new, left_old, strict=False))
    partners = {*matched.values()}
    pairs: list[tuple[Action | None, Action | None]] = [
        (old[matched[at]] if at in matched else None, action) for at, action in enumerate(new)
    ]
    return pairs + [(action, None) for at, action in enumerate(old) if at not in partners]


def _same_texts(old: Sequence[Action], new: Sequence[Action]) -> dict[int, int]:
    places = defaultdict(list)
    for at in reversed(range(len(old))):
        places[folded(old[at].action)].append(at)
    found = ((at, places[folded(action.action)]) for at, action in enumerate(new))
    return {at: same.pop() for at, same in found if same}


def _like_texts(old: Sequence[Action], new: Sequence[Action], free_old: list[int], free_new: list[int]) -> _Proposals:
    pairs_old = {at: pairs_of(old[at].action) for at in free_old}
    for at in free_new:
        pairs = pairs_of(new[at].action)
        for before in free_old:
            alike = likeness(pairs_old[before], pairs)
            if alike >= SAME_NUMBER:
                yield (alike, -abs(before - at)), at, before


def _same_section(one: Measure, other: Measure) -> bool:
    return folded(one.section) == folded(other.section)
