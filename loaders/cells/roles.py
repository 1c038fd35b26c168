"""Reads who does what in a cell or an annotation, by label (牵头单位：…), verb (X牵头，Y配合) or bracket (X（牵头）)."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from re import Match
from typing import NamedTuple

from loaders.cells.agencies import is_agency, split_names, strip_tails, without_statements
from loaders.vocabulary import roles as words
from loaders.vocabulary.characters import SEPARATORS, simplify
from loaders.vocabulary.dates import DEADLINE_TEXT
from loaders.vocabulary.labels import LABEL, LABEL_KINDS, NOUN_LABEL, ROLE_BRACKET
from loaders.vocabulary.roles import ROLE_KINDS


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


_LONGEST_END = 200  # characters of verbs and tails after a name; to search a long cell would be slow


@lru_cache(maxsize=8192)
def read_agencies(text: str, role: str) -> Agencies:
    """The agencies of a cell; `role` is the role by its header or label, unless words in the cell say otherwise.

    Names are as printed, without white space, separators and words about how the work is shared (等部门, 按职责分工负责).
    """
    found: list[tuple[str, str]] = []
    deadlines: list[str] = []
    ignored: list[str] = []
    for kind, segment in _by_labels(without_statements(text), role):
        if kind in ROLE_KINDS:
            found += _by_verbs(segment, kind, deadlines, ignored)
        elif kind == "deadline":
            deadlines.append(segment.strip(f"{SEPARATORS}。 "))
        elif segment.strip():
            _set_aside(segment, deadlines, ignored)
    unique = tuple(dict.fromkeys(found))
    repeated = tuple(name for (_, name), times in Counter(found).items() if times > 1)
    open_ended = bool(unique) and text.rstrip()[-1:] in SEPARATORS
    return Agencies(unique, repeated, open_ended, "；".join(filter(None, deadlines)), tuple(ignored))


def _set_aside(segment: str, deadlines: list[str], ignored: list[str]) -> None:
    """Keep persons and remarks as ignored; a deadline may follow them: “责任人：李明；6月底前完成”."""
    for piece, _ in split_names(segment.strip("。 ")):
        if piece:
            (deadlines if DEADLINE_TEXT.fullmatch(piece) else ignored).append(piece)


def _by_labels(text: str, role: str) -> Iterator[tuple[str, str]]:
    """(kind, text) for each stretch that begins with a label; the text before the first label has the role of the cell."""
    if ":" not in text and "：" not in text and " " not in text:
        yield role, text
        return
    simple = simplify(text)
    labels = list(LABEL.finditer(simple)) or list(NOUN_LABEL.finditer(simple))
    if not labels:
        yield role, text
        return
    starts = [label.start() for label in labels]
    first = text[: starts[0]]
    if first.strip(f"{SEPARATORS} "):
        yield role, first
    leads = any(label["word"].startswith(("牵头", "主办")) for label in labels)
    for label, end in zip(labels, [*starts[1:], len(text)], strict=True):
        kind = label_kind(label, role)
        if leads and label["word"].startswith("主责"):
            kind = "responsible"  # beside a 牵头单位, the 主责单位 is the one that does the work
        yield kind, text[label.end() : end]


def label_kind(label: Match[str], role: str = "responsible") -> str:
    """The kind of the text after a label: a role, "person", "deadline" or "other"; `role` for an unknown word."""
    return LABEL_KINDS.get(label["word"], role)


def _by_verbs(text: str, role: str, deadlines: list[str], ignored: list[str]) -> list[tuple[str, str]]:
    if not words.HAS_MARKS.search(text):
        names = [name for piece, _ in split_names(text) if (name := piece.strip("。．. "))]
        ignored += [name for name in names if not is_agency(name)]
        return [(role, name) for name in names if is_agency(name)]
    text = words.BEFORE_WITH.sub("；", words.AFTER_LEAD_VERB.sub(r"\1；", text))
    groups = _Groups(role, ignored)
    for piece, separator in split_names(text.strip().rstrip("。")):
        simple = simplify(piece)
        if not piece:
            continue
        if DEADLINE_TEXT.fullmatch(simple) and not simple.endswith(("局", "办")):
            deadlines.append(piece)
        elif words.STATEMENT.search(simple) or words.FIRST_LEADS.search(simple):
            ignored.append(piece)
        else:
            groups.add(piece, separator)
    return groups.closed()


class _Groups:
    """Collects names until a verb gives all of them a role: “B、C配合” makes B and C supporters."""

    def __init__(self, role: str, ignored: list[str]) -> None:
        self._role = role
        self._ignored = ignored
        self._waiting: list[str] = []
        self._with = False
        self._lead_seen = False
        self._found: list[tuple[str, str]] = []

    def add(self, piece: str, separator: str) -> None:
        """Add the next piece of the list and the separator after it."""
        piece = self._after_with(piece)
        simple = simplify(piece)
        if self._put_bracketed(piece, simple):
            return
        verb = _verb_of(simple)
        if verb and verb.start() > 0:
            self._waiting.append(piece[: verb.start()])
            kind = words.VERB_KINDS[verb["verb"]]
            self._lead_seen |= kind == "lead"
            self._close("support" if self._with and kind == "responsible" else kind)
        elif verb and self._waiting:
            self._close(words.VERB_KINDS[verb["verb"]])
        else:
            self._waiting.append(piece)
            if words.NEUTRAL_END.search(simple):
                self._close("support" if self._with else "responsible" if self._lead_seen else None)
            elif separator in ("；", ";"):
                self._close_rest()

    def _after_with(self, piece: str) -> str:
        """The piece without 会同 …, which closes the group before it and makes the names after it supporters."""
        match = words.STARTS_WITH_WITH.match(simplify(piece))
        if not match:
            return piece
        self._close_rest()
        self._with = True
        return piece[match.end() :]

    def _put_bracketed(self, piece: str, simple: str) -> bool:
        """Add the name if the piece says its own role, X（牵头）; return whether it does."""
        bracket = ROLE_BRACKET.match(simple)
        if not bracket or len(simple) != len(piece):
            return False
        kind = words.VERB_KINDS.get(bracket["word"]) or LABEL_KINDS.get(bracket["word"])
        if kind not in ROLE_KINDS:
            return False
        self._put(kind, piece[: bracket.end("name")])
        return True

    def _close_rest(self) -> None:
        self._close("support" if self._with else None)

    def _close(self, kind: str | None) -> None:
        for name in self._waiting:
            self._put(kind or self._role, name)
        self._waiting, self._with = [], False

    def _put(self, kind: str, name: str) -> None:
        name = strip_tails(name)
        if is_agency(name):
            self._found.append((kind, name))
        elif name:
            self._ignored.append(name)

    def closed(self) -> list[tuple[str, str]]:
        """Close the last group; return all (role, name) in print order."""
        self._close_rest()
        return self._found


def _verb_of(simple: str) -> Match[str] | None:
    """The verb at the end of a piece; 各农贸市场主办单位 has none, because it names a group of agencies."""
    verb = words.VERB_END.search(simple, max(0, len(simple) - _LONGEST_END))
    if verb and verb["verb"].endswith(("单位", "部门")) and simple.startswith(("各", "有关", "相关")):
        return None
    return verb
