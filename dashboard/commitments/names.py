"""Named policies, each stretch of text once."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.commitments import titles, undertakings
from dashboard.commitments.reading import Clause, Piece


def find(clause: Clause, *, has_amount: bool) -> Iterator[Piece]:
    """The names in a clause; `has_amount` says that it states an amount. The value is filled in from the original text."""
    if clause.past:
        return
    taken: set[int] = set()
    for start, end in (*undertakings.find(clause.text, has_amount=has_amount), *titles.find(clause.text)):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            yield Piece(clause.start + start, clause.start + end, "name", clause.text[start:end])
