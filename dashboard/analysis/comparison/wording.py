"""How a text was changed: what stayed, what was removed and what is new, in stretches that a person can read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

#: A number, a Latin word and a run of blanks change as a whole; each Chinese character changes by itself.
_TOKENS = re.compile(r"\d[\d.,]*[%％]?|[A-Za-z]+|\s+|.", re.DOTALL)
_CLAUSES = re.compile(r"[^，。；：\n]*[，。；：\n]|[^，。；：\n]+")
#: An unchanged stretch of at most so many characters between two changes is shown as changed too.
_TINY = 2
#: Texts of more tokens than this are compared clause by clause: SequenceMatcher's time grows with their square.
_LONG = 1500


class Change(NamedTuple):
    """A stretch of two texts: the same in both if `old` equals `new`, else what was replaced and by what."""

    old: str
    new: str


def changes(old: str, new: str) -> list[Change]:
    """The stretches in order; their `old` joined give the old text, their `new` the new one."""
    one, other = _TOKENS.findall(old), _TOKENS.findall(new)
    if len(one) > _LONG or len(other) > _LONG:
        return _joined(_by_clause(old, new))
    return _joined(_compared(one, other))


def _by_clause(old: str, new: str) -> Iterator[Change]:
    for change in _compared(_CLAUSES.findall(old), _CLAUSES.findall(new)):
        one, other = _TOKENS.findall(change.old), _TOKENS.findall(change.new)
        if change.old == change.new or len(one) > _LONG or len(other) > _LONG:
            yield change
        else:
            yield from _compared(one, other)


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, start, end, begin, stop in matcher.get_opcodes():
        yield Change("".join(old[start:end]), "".join(new[begin:stop]))


def _joined(stretches: Iterable[Change]) -> list[Change]:
    """Join neighbours that both changed or both stayed; a tiny unchanged stretch between two changes counts as changed."""
    found = list(stretches)
    joined: list[Change] = []
    for at, change in enumerate(found):
        is_tiny = 0 < at < len(found) - 1 and len(change.old) <= _TINY
        same = change.old == change.new and not is_tiny
        if joined and (joined[-1].old == joined[-1].new) == same:
            joined[-1] = Change(joined[-1].old + change.old, joined[-1].new + change.new)
        else:
            joined.append(change)
    return joined
