"""Reads who does what in a cell or an annotation, by label (牵头单位：…), verb (X牵头，Y配合) or bracket (X（牵头）)."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from re import Match
from typing import NamedTuple

from loaders.cells.agencies import split_names, without_statements
from loaders.cells.names import is_complete, is_person, looks_like_agency, strip_tails
from loaders.cells.pieces import Piece, is_note, read_piece
from loaders.vocabulary import roles as words
from loaders.vocabulary.agencies import DEPARTMENTS
from loaders.vocabulary.characters import SEPARATORS, simplify
from loaders.vocabulary.columns import ENDS
from loaders.vocabulary.dates import DEADLINE_TEXT
from loaders.vocabulary.labels import (
    FIRST_MARK,
    LABEL,
    LABEL_KINDS,
    MARK,
    NOUN_LABEL,
    OTHER_LABEL,
    PERSON_LABEL,
    SAID_LABEL,
)
from loaders.vocabulary.places import OF_A_PLACE_OR_GROUP
from loaders.vocabulary.roles import ROLE_KINDS

_END = "end"  # a deadline whose label says so: 完成时间, beside 实施时间
_SAME_BELOW = re.compile("[，,]下同(?=[)）〉>〕])")
_STOPS = ("；", ";", "。")  # a group of names ends there, with or without a verb
#: A mark beside a name, and the role it means.
Marks = tuple[tuple[str, str], ...]


class Agencies(NamedTuple):
    """What a cell says about agencies: `named` holds (role, name) in print order, each pair once.

    `repeated` are names printed twice in a role; `open_ended`: the list ends in a separator; `deadline` was printed
    among the names; `ignored` are the pieces that name no agency.
    """

    named: tuple[tuple[str, str], ...]
    repeated: tuple[str, ...]
    open_ended: bool
    deadline: str
    ignored: tuple[str, ...]


@lru_cache(maxsize=8192)
def read_agencies(text: str, role: str, marks: Marks = ()) -> Agencies:
    """The agencies of a cell; `role` is the role by its header or label, unless words in the cell say otherwise.

    `marks` are the roles that marks beside a name mean, as the document says: (("★", "lead"),).
    Names are as printed, without white space, separators and words about how the work is shared (等部门, 按职责分工负责).
    """
    found: list[tuple[str, str]] = []
    deadlines: list[str] = []
    ends: list[str] = []
    ignored: list[str] = []
    for kind, segment in _by_labels(without_statements(_SAME_BELOW.sub("", text)), role):
        if kind in ROLE_KINDS:
            found += _by_verbs(segment, kind, marks, deadlines, ignored)
        elif kind in ("deadline", _END):
            (ends if kind == _END else deadlines).append(segment.strip(f"{SEPARATORS}。 "))
        elif segment.strip():
            _set_aside(segment, deadlines, ignored)
    unique = tuple(dict.fromkeys(found))
    repeated = tuple(name for (_, name), times in Counter(found).items() if times > 1)
    open_ended = bool(unique) and text.rstrip()[-1:] in SEPARATORS
    return Agencies(unique, repeated, open_ended, "；".join(filter(None, ends or deadlines)), tuple(ignored))


def _set_aside(segment: str, deadlines: list[str], ignored: list[str]) -> None:
    """Keep persons and remarks as ignored; a deadline may follow them: “责任人：李明；6月底前完成”."""
    for piece, _ in split_names(segment.strip("。 ")):
        if piece:
            (deadlines if DEADLINE_TEXT.fullmatch(piece) else ignored).append(piece)


def _by_labels(text: str, role: str) -> Iterator[tuple[str, str]]:
    """(kind, text) for each stretch that begins with a label; the text before the first label has the role of the cell."""
    text = _with_plain_labels(text)
    if ":" not in text and "：" not in text and " " not in text:
        yield role, text
        return
    labels = _labels(simplify(text))
    starts = [label.start() for label in labels]
    first = text[: starts[0]] if starts else text
    if not starts or first.strip(f"{SEPARATORS} "):
        yield role, first
    leads = any(label["word"].startswith(("牵头", "主办")) for label in labels)
    for label, end in zip(labels, [*starts[1:], len(text)], strict=bool(labels)):
        kind = label_kind(label, role)
        if kind == "deadline" and ENDS.search(label["word"]):
            kind = _END
        if leads and label["word"].startswith("主责"):
            kind = "responsible"  # beside a 牵头单位, the 主责单位 is the one that does the work
        yield kind, text[label.end() : end]


def _with_plain_labels(text: str) -> str:
    """The text with labels in the usual form: 【牵头】甲局【配合】乙局 -> 牵头：甲局；配合：乙局; 责任单位为甲局 -> 责任单位：甲局."""
    if FIRST_MARK.match(simplify(text)):
        text = MARK.sub(lambda match: f"；{match['word']}：", text)
    return SAID_LABEL.sub(r"\g<word>：", text)


def _labels(simple: str) -> list[Match[str]]:
    """The labels of a text, in order; a word that no list knows is one if it ends like a label: 技术支撑单位：."""
    labels = list(LABEL.finditer(simple))
    known = {label.end() for label in labels}
    others = [label for label in OTHER_LABEL.finditer(simple) if label.end() not in known]
    return sorted([*labels, *others], key=Match.start) if labels or others else list(NOUN_LABEL.finditer(simple))


def label_kind(label: Match[str], role: str = "responsible") -> str:
    """The kind of the text after a label: a role, "person", "deadline" or "other"; for an unknown word, what it contains."""
    word = label["word"]
    if word not in LABEL_KINDS and PERSON_LABEL.search(word):
        return "person"
    return LABEL_KINDS.get(word) or next((kind for kind, stems in words.ROLE_PARTS.items() if stems.search(word)), role)


def _by_verbs(text: str, role: str, marks: Marks, deadlines: list[str], ignored: list[str]) -> list[tuple[str, str]]:
    shares = _Shares(role)
    before = ""
    for text_piece, separator in split_names(text):
        if " " in (before, separator) and is_person(text_piece):
            ignored.append(text_piece)
        elif text_piece:
            for piece, introduces in _read_whole(text_piece):
                ignored += piece.aside
                deadlines += piece.deadlines
                shares.add(_marked(piece, text_piece, marks), introduces=introduces)
        if separator in _STOPS:
            shares.close()
        before = separator
    return shares.closed()


def _marked(piece: Piece, text: str, marks: Marks) -> Piece:
    """The piece with the role of the mark beside its name, if it has no other."""
    roles = [role for mark, role in marks if mark in text] if piece.mark is None else []
    return piece._replace(mark=roles[0]) if roles else piece


@lru_cache(maxsize=8192)
def _read_whole(text: str) -> tuple[tuple[Piece, bool], ...]:
    """What is read in a piece of a list, by its clauses; with each comes whether a word like 会同 introduces it."""
    return tuple((read_piece(clause), introduces) for clause, introduces in _clauses(text))


def _clauses(piece: str) -> Iterator[tuple[str, bool]]:
    """The piece, cut where a new subject follows without a separator: 市发改委牵头|市财政局配合, 市教育局|会同|市财政局."""
    simple = simplify(piece)
    if is_note(simple):
        yield piece, False
        return
    start, introduced = 0, False
    for match in words.WITH.finditer(simple):
        if _introduces(simple, match):
            yield from _after_lead(piece[start : match.start()], introduced)
            start, introduced = match.end(), True
    yield from _after_lead(piece[start:], introduced)


def _after_lead(clause: str, introduced: bool) -> Iterator[tuple[str, bool]]:
    verb = words.LEAD_VERB.search(simplify(clause))
    after = strip_tails(clause[verb.end() :]) if verb and verb.start() else ""
    if verb and looks_like_agency(after) and not words.PREDICATE_START.match(simplify(after)):
        yield clause[: verb.end()], introduced
        yield clause[verb.end() :], False
    elif clause:
        yield clause, introduced


def _introduces(simple: str, match: Match[str]) -> bool:
    """Whether a word introduces helpers here, and is no part of a name: 商务局, 联合执法队."""
    if "会同" in match[0]:
        return True
    after = simple[match.end() :]
    begins_name = OF_A_PLACE_OR_GROUP.match(after) or DEPARTMENTS.match(after)
    return bool(begins_name) and (not match.start() or is_complete(simple[: match.start()]))


class _Shares:
    """Collects names until a verb gives all of them a role: “B、C配合” makes B and C supporters."""

    def __init__(self, role: str) -> None:
        self._role = role
        self._named: list[
            list[str]
        ] = []  # [role, name] in print order; the role is "" while the name waits for its verb
        self._waiting: list[list[str]] = []
        self._helpers: list[list[str]] = []
        self._group = self._waiting
        self._lead_seen = self._is_closed = False

    def add(self, piece: Piece, *, introduces: bool) -> None:
        """Add the next piece; one that a word like 会同 introduces begins the helpers of the group before it."""
        if introduces:
            self._group = self._helpers
        if piece.name:
            self._named.append([piece.mark or "", piece.name])
            if not piece.mark:
                self._group.append(self._named[-1])
        self._lead_seen |= "lead" in (piece.mark, piece.verb)
        if piece.verb is not None:
            self.close(piece.verb)

    def close(self, verb: str | None = None) -> None:
        """End the group with the role that its verb gives: "" leaves it open, None means that there is no verb."""
        is_shared = (self._lead_seen and (verb == "" or self._role == "lead")) or (
            self._is_closed and verb == "" and self._role == "lead"  # 牵头单位：甲局；乙局、丙局按职责分工负责
        )
        self._is_closed |= verb is None and bool(self._waiting)
        role = verb or ("responsible" if is_shared else self._role)
        if self._helpers and role == "support":
            role = self._role
        for name in self._waiting:
            name[0] = role
        for name in self._helpers:
            name[0] = "support"
        self._waiting, self._helpers = [], []
        self._group = self._waiting

    def closed(self) -> list[tuple[str, str]]:
        """Close the last group; return all (role, name) in print order."""
        self.close()
        return [(role, name) for role, name in self._named]
