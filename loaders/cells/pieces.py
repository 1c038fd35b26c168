"""One piece of a list -> the name in it, the role it gives, and what stands beside the name."""

import re
from typing import NamedTuple

from loaders.cells.names import is_agency, is_complete, is_lone_person, is_person, looks_like_agency, split_predicate
from loaders.vocabulary import roles as words
from loaders.vocabulary.agencies import REFERENCE
from loaders.vocabulary.characters import LIST_MARKS, simplify
from loaders.vocabulary.dates import DATED, DEADLINE_TEXT
from loaders.vocabulary.labels import LABEL_KINDS
from loaders.vocabulary.persons import OFFICER, POST, TELEPHONE
from loaders.vocabulary.roles import ROLE_KINDS

_LAST_BRACKET = re.compile(r"[（(〔\[【［{｛]([^（(〔\[【［{｛）)〕\]】］}｝]*)[）)〕\]】］}｝]$")
_BRACKETS = re.compile(r"(?<=.)[（(〔\[【［{｛][^（(〔\[【［{｛）)〕\]】］}｝]*[）)〕\]】］}｝]")
_NO_NAMES = re.compile(r"[!-~]")  # an agency and a person are not written in these characters, addresses are
_CLAUSE_ENDS = re.compile("[，,。；;]")
_MOST_BRACKETS, _LONGEST_OFFICER = 4, 12
_MARK = re.compile(r"(?:总|共同|负责|联合)?(?P<word>.+?)(?:负责)?(?:、)?$")


class Piece(NamedTuple):
    """What a piece of a list says.

    `name` is "" if it names nobody; `mark` is the role by a bracket of its own, `verb` the one that its predicate gives to
    all names since the last predicate ("" if the predicate leaves it open, None if there is no predicate); `aside` and
    `deadlines` are what stands beside the name.
    """

    name: str
    mark: str | None = None
    verb: str | None = None
    aside: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()


def read_piece(text: str) -> Piece:
    """Read one piece of a list, without white space: 由县教育局（牵头）等部门按职责分工负责."""
    simple = simplify(text)
    if DEADLINE_TEXT.fullmatch(simple) and not simple.endswith(("局", "办")):
        return Piece("", deadlines=(text,))
    if not is_agency(text) or is_note(simple) or is_lone_person(text) or words.ROLE_WORD.fullmatch(simple):
        return Piece("", aside=(text,))
    first = words.VERB_FIRST.match(simple)
    if first and looks_like_agency(text[first.end() :]):
        return Piece(text[first.end() :], mark=words.VERB_KINDS[first["verb"]])
    name, predicate = split_predicate(text)
    piece = _without_brackets(_without_officer(_without_colon(name)))
    if predicate and piece.verb is None:
        piece = piece._replace(verb=role_of(predicate))
    if POST.fullmatch(piece.name):
        return piece._replace(name="", aside=(*piece.aside, piece.name))
    if not is_agency(piece.name):
        says_more = piece.name or not (
            words.PREDICATE.match(simplify(predicate)) or words.VERB_END.match(simplify(predicate))
        )
        piece = piece._replace(name="", aside=(*piece.aside, piece.name or text) if says_more else piece.aside)
    return piece


def is_note(simple: str) -> bool:
    """Whether a piece is about all tasks, sends the reader elsewhere or is a telephone number; it names no agency."""
    outside = _BRACKETS.sub("", simple)
    return bool(
        words.STATEMENT.search(outside)
        or words.FIRST_LEADS.search(outside)
        or any(pattern.search(outside) for pattern in words.MARK_MEANS)
        or REFERENCE.fullmatch(outside)
        or TELEPHONE.fullmatch(simple)
    )


def role_of(predicate: str) -> str:
    """The role that a predicate gives to the names before it; "" if it leaves them the role of their column."""
    match = words.PREDICATE.match(simplify(predicate))
    return words.VERB_KINDS[match["verb"] or match["last"]] if match else ""


def _without_colon(name: str) -> Piece:
    """县教育局：王建平 -> 县教育局; 市直部门：市教育局 -> 市教育局; the other side is set aside."""
    left, colon, right = (
        (part.strip() for part in re.split("([:：])", name, maxsplit=1)) if re.search("[:：]", name) else (name, "", "")
    )
    if _NO_NAMES.search(left) or _NO_NAMES.match(right):
        return Piece(name)
    if not colon or not left or not right:
        return Piece(left or right)
    if is_person(left) or (looks_like_agency(right) and not is_person(right)):
        return Piece(right, aside=(left,))
    return Piece(left, aside=(right,)) if looks_like_agency(left) else Piece(name)


def _without_officer(piece: Piece) -> Piece:
    """县教育局局长王建平 -> 县教育局, the person set aside."""
    officer = OFFICER.search(piece.name, max(0, len(piece.name) - _LONGEST_OFFICER))
    if not officer or not is_complete(piece.name[: officer.start()]):
        return piece
    return piece._replace(name=piece.name[: officer.start()], aside=(*piece.aside, officer[0]))


def _without_brackets(piece: Piece) -> Piece:
    """The piece without those brackets at its end that say something about the name, and are no part of it."""
    for _ in range(_MOST_BRACKETS):
        bracket = _LAST_BRACKET.search(piece.name)
        if not bracket or not bracket.start():
            break
        name, inner = piece.name[: bracket.start()], bracket[1].strip()
        read = _read_bracket(name, inner)
        if read is None:
            break
        name, predicate = split_predicate(read.name)
        verb = role_of(predicate) if predicate else piece.verb
        piece = Piece(name, read.mark or piece.mark, verb, piece.aside + read.aside, piece.deadlines + read.deadlines)
    return piece


def _read_bracket(name: str, inner: str) -> Piece | None:
    """What a bracket says about the name before it; None if it is part of the name: （机关）."""
    simple = simplify(inner)
    if not inner.strip(LIST_MARKS):  # 市教育局（★）
        return Piece(name)
    if kind := mark_kind(simple):
        return Piece(name, mark=kind)
    if DEADLINE_TEXT.fullmatch(simple):
        return Piece(name, deadlines=(inner,))
    if is_person(name) and looks_like_agency(inner):
        return Piece(inner, aside=(name,))
    before, predicate = split_predicate(inner)
    if predicate and not before:
        return Piece(name, mark=role_of(predicate) or None, aside=(inner,))
    if _is_sentence(inner) or is_lone_person(inner) or OFFICER.fullmatch(inner) or is_note(simple):
        return Piece(name, aside=(inner,))
    return None


def _is_sentence(inner: str) -> bool:
    """Whether a bracket says who does something, or what: 检查影院时由文旅部门牵头; 6月开工，年底完工."""
    clauses = _CLAUSE_ENDS.split(inner)
    return any(split_predicate(clause)[1] or (len(clauses) > 1 and DATED.match(clause)) for clause in clauses)


def mark_kind(simple: str) -> str | None:
    """The role that a bracket stands for: 牵头, 主, 配合单位; None for other words."""
    match = _MARK.match(simple)
    word = match["word"] if match else ""
    kind = words.MARK_KINDS.get(simple) or words.MARK_KINDS.get(word) or LABEL_KINDS.get(simple)
    return kind if kind in ROLE_KINDS else None
