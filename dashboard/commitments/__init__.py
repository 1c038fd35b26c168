"""Commitments in the texts of a document: deadlines, amounts, frequencies, named policies, found by rules."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from dashboard.commitments import amounts, deadlines, frequencies, names
from dashboard.commitments.reading import Piece, clauses, compact

#: What is looked for, in the order of the page.
KINDS = ("deadline", "amount", "frequency", "name")
#: A text without any of these holds no commitment: most texts are done here.
_HINT = re.compile(
    r"[\d０-９“”\"「『《年月日周季番]|百分之|全部用于|全覆盖|定期|及时|纳入日常|至少|不[得低少小超高]|制定|制订|出台|印发|编制|修订|起草|基金|资金|库|平台|网站|系统|事业部|制|政策"
)


def find_commitments(actions: pd.DataFrame) -> pd.DataFrame:
    """The commitments in `Board.actions`, in print order, one row each.

    Columns: action_id; field, where the text stands (action; measure, with the first action of the measure; deadline, the
    printed column); start and end, places in that field's text; text, that piece, verbatim; kind of KINDS; value.
    A value is for a deadline an ISO 8601 date as far as printed (2025, 2025-06-30, --12-31 without a year) or period
    (P3Y); for an amount number and unit, with ≥ ≤ ≈ where it is bounded, + - where it is a change, → from and to
    (≥ 10000000 元); for a frequency R/P3M, R where no interval is named; for a name the name without quotation marks.
    """
    rows = [
        (action, field, piece.start, piece.end, text[piece.start : piece.end], piece.kind, piece.value)
        for action, field, text in _texts(actions)
        for piece in find_in(f"完成时限：{text}" if field == "deadline" else text, skip=5 if field == "deadline" else 0)
    ]
    table = pd.DataFrame(rows, columns=["action_id", "field", "start", "end", "text", "kind", "value"])
    types = {"action_id": "int64", "start": "int64", "end": "int64"}
    return table.astype(types | dict.fromkeys(("field", "text", "kind", "value"), "str"))


def _texts(actions: pd.DataFrame) -> Iterator[tuple[int, str, str]]:
    columns = (actions[name] for name in ("action_id", "measure", "action_no", "action", "deadline"))
    for action, measure, number, text, deadline in zip(*columns, strict=True):
        if number == 1:
            yield action, "measure", measure
        yield action, "action", text
        if isinstance(deadline, str) and deadline not in text:
            yield action, "deadline", deadline


def find_in(text: str, *, skip: int = 0) -> list[Piece]:
    """The commitments of one text in print order, places in the text; `skip` leaves out what begins before it."""
    if not _HINT.search(text):
        return []
    kept, places = compact(text)
    found, before = [], ""
    for clause in clauses(kept):
        numbers = list(amounts.find(clause))
        found += [*deadlines.find(clause, before), *numbers, *frequencies.find(clause)]
        found += names.find(clause, has_amount=bool(numbers))
        before = clause.text
    placed = [Piece(places[p.start], places[p.end - 1] + 1, p.kind, p.value) for p in _once(found)]
    return sorted(Piece(p.start - skip, p.end - skip, p.kind, p.value) for p in placed if p.start >= skip)


def _once(pieces: list[Piece]) -> Iterator[Piece]:
    """A name that is part of an earlier one is the same again."""
    names_so_far: list[str] = []
    for piece in pieces:
        if piece.kind == "name":
            if any(piece.value in name for name in names_so_far):
                continue
            names_so_far.append(piece.value)
        yield piece
