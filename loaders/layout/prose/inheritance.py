"""What an item takes over from the heading above it: the leads, the deadline; and where the text of its annotations ends."""

from loaders.cells.roles import read_agencies
from loaders.layout.prose.annotations import Piece
from loaders.vocabulary.characters import SENTENCE_ENDS

_DEADLINE_LABEL = "完成时限："
_AROUND = "。；;，,. \u3000"


def joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces; a text behind a single annotation belongs to it, and one behind several is a task that names nobody."""
    tail = pieces[-1]
    if len(pieces) == 1 or tail.annotation is not None:
        return pieces
    before = pieces[-2]
    if not tail.text.strip(_AROUND):
        return pieces[:-1]
    if len(pieces) > 2:
        return pieces
    stop = "" if not before.text or before.text.endswith((*SENTENCE_ENDS, "，", ",")) else "。"
    return [Piece(f"{before.text}{stop}{tail.text}", before.annotation)]


def with_inherited(pieces: list[Piece], inherited: str) -> list[Piece]:
    """The pieces with the leads of the heading; with those responsible as well, if they name agencies that help only.

    A bare list of names stands in place of the heading's. The deadline of the heading holds unless there is another.
    """
    pieces = _with_deadline(pieces, inherited)
    own = {role for piece in pieces if piece.annotation for role, _ in read_agencies(piece.annotation, "").named}
    wanted = {"牵头单位": "lead", "责任单位": "responsible"}
    if not own or not own <= {"responsible", "support", "supervise"}:
        return pieces
    if "responsible" in own:
        del wanted["责任单位"]
    above = read_agencies(inherited, "responsible").named
    lists = [(label, [name for role, name in above if role == kind]) for label, kind in wanted.items()]
    added = "".join(f"{label}：{'、'.join(names)}；\n" for label, names in lists if names)
    return [Piece(text, added + note if note else note) for text, note in pieces]


def _with_deadline(pieces: list[Piece], inherited: str) -> list[Piece]:
    deadline = read_agencies(inherited, "responsible").deadline
    if not deadline or any(read_agencies(note, "responsible").deadline for _, note in pieces if note):
        return pieces
    return [Piece(text, f"{note}；\n{_DEADLINE_LABEL}{deadline}" if note else note) for text, note in pieces]
