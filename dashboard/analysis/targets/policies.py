"""Named policies, with and without quotation marks; no stretch of text is part of two names."""

import re
from collections.abc import Iterator

from dashboard.analysis.targets import titles, undertakings
from dashboard.model.times.clauses import Clause, Piece

#: Every clause that names a policy contains one of these.
_HINT = re.compile("[“《制库]|基金|资金|平台|网站|系统|事业部|政策|工程|行动|出台|印发|编制|修订|起草")


def find(clause: Clause, *, has_amount: bool) -> Iterator[Piece]:
    """The names in a clause; `has_amount`: the clause also states an amount."""
    if clause.past or not _HINT.search(clause.text):
        return
    taken: set[int] = set()
    for start, end in (*undertakings.find(clause.text, has_amount=has_amount), *titles.find(clause.text)):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            yield Piece(clause.start + start, clause.start + end, "name", clause.text[start:end])
