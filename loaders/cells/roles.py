"""Who does what in a cell or an annotation: by label (牵头单位：…), by verb (X牵头，Y配合), by bracket (X（牵头）)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from loaders.cells.agencies import SEPARATORS, is_agency, split_names, strip_tails, without_statements
from loaders.words import (
    DEADLINE_TEXT,
    DEADLINE_WORDS,
    FIRST_LEADS,
    NEUTRAL_VERBS,
    PERSON_WORDS,
    ROLE_KINDS,
    ROLE_WORDS,
    TAILS,
    VERBS,
    simplify,
)


class Agencies(NamedTuple):
    """A cell's agencies as (role, name) in print order, the names printed twice in a role, whether the list ends in a
    separator, a deadline printed among them, and what was left out because it names no agency."""

    named: tuple[tuple[str, str], ...]
    repeated: tuple[str, ...]
    open_ended: bool
    deadline: str
    ignored: tuple[str, ...]


_KIND_OF_LABEL = {
    **{word: role for role in ROLE_KINDS for word in ROLE_WORDS[role]},
    **dict.fromkeys(PERSON_WORDS, "person"),
    **dict.fromkeys(DEADLINE_WORDS, "deadline"),
    **dict.fromkeys(("备注", "说明", "工作要求", "指标类型", "指标属性", "目标"), "other"),
}
_LABEL_WORDS = "|".join(sorted(_KIND_OF_LABEL, key=len, reverse=True))
#: A label needs its colon, or at a line's start the word with its noun and a space.
LABEL = re.compile(
    rf"(?:(?<=[\s，,；;。、（(〔\[【])|^)(?:[省市县区局]级?|本级|主要|各)??(?P<word>{_LABEL_WORDS})(?:\s*[（(][^（）()]{{1,12}}[)）])?\s*[:：]"
)
_NOUN_LABEL = re.compile(rf"^\s*(?P<word>(?:{_LABEL_WORDS})(?<=[位门室构体区]))\s+(?=\S)", re.MULTILINE)
_VERB_KIND = {verb: kind for kind, verbs in VERBS.items() for verb in verbs}
_VERBS = "|".join(sorted(_VERB_KIND, key=len, reverse=True))
_NEUTRAL = "|".join(sorted(NEUTRAL_VERBS, key=len, reverse=True))
_TAILS = "|".join(sorted(map(re.escape, TAILS), key=len, reverse=True))
_VERB_END = re.compile(rf"(?:{_TAILS})*(?:{_NEUTRAL})*(?P<verb>{_VERBS})(?:{_NEUTRAL}|工作|推进|单位)*$")
_NEUTRAL_END = re.compile(rf"(?:{_NEUTRAL})$")
_ROLE_BRACKET = re.compile(
    rf"^(?P<name>.+?)[（(\[〔【](?P<word>总?{_VERBS}|{_LABEL_WORDS})(?:负责)?[)）\]〕】](?P<rest>等?.*)$"
)
_AFTER_VERB = re.compile(
    r"((?:牵头|主办)(?:负责|组织实施|组织|抓总|落实|实施|推进)*)(?=[^\s，,、；;。:：)）单部责科处负组抓落实推机领人总工地主])"
)
_WITH = re.compile(r"(?<=[^\s，,、；;。:：（(])(?=会同|配合单位|协同配合.)")
_WITH_START = re.compile(r"^(?:并?会同|商(?!务|业|会|贸|洛|丘|城|州|标|投)|联合|并?协同)(?=.{2})")
_STATEMENT = re.compile(r"下同|以下简称|不再列出|不再一一|均为责任单位|预期性|约束性|指导性指标|^指标$|均涉及")
_HAS_MARKS = re.compile(
    r"[:：（(\[〔【牽牵主负負落配參参协協支督責责承抓共同会會分等按各及由並請请年月期旬持长長常性第]"
)


@lru_cache(maxsize=8192)
def read_agencies(text: str, role: str) -> Agencies:
    """The agencies of a cell; `role` is what its header or label says, which words in the cell may change.

    Names are as printed, less white space, separators and what only says how they share the work (等部门, 按职责分工负责).
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
    repeated = (
        tuple(name for _, name in dict.fromkeys(pair for pair in found if found.count(pair) > 1))
        if len(unique) < len(found)
        else ()
    )
    open_ended = bool(unique) and text.rstrip()[-1:] in SEPARATORS
    return Agencies(unique, repeated, open_ended, "；".join(filter(None, deadlines)), tuple(ignored))


def _set_aside(segment: str, deadlines: list[str], ignored: list[str]) -> None:
    """Persons and remarks; a deadline may stand behind them: “责任人：李明；6月底前完成”."""
    for piece, _ in split_names(segment.strip("。 ")):
        if piece:
            (deadlines if DEADLINE_TEXT.fullmatch(piece) else ignored).append(piece)


def _by_labels(text: str, role: str) -> Iterator[tuple[str, str]]:
    """(kind, text) for each stretch that a label begins; what stands before the first has the cell's own role."""
    if ":" not in text and "：" not in text and " " not in text:
        yield role, text
        return
    simple = simplify(text)
    labels = list(LABEL.finditer(simple)) or list(_NOUN_LABEL.finditer(simple))
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


def label_kind(label: re.Match, role: str = "responsible") -> str:
    """What a matched label says its text is: a role, "person", "deadline" or "other"."""
    return _KIND_OF_LABEL.get(label["word"], role)


def _by_verbs(text: str, role: str, deadlines: list[str], ignored: list[str]) -> list[tuple[str, str]]:
    if not _HAS_MARKS.search(text):
        return [(role, name) for piece, _ in split_names(text) if is_agency(name := piece.strip("。．. "))]
    text = _WITH.sub("；", _AFTER_VERB.sub(r"\1；", text))
    groups = _Groups(role)
    for piece, separator in split_names(text.strip().rstrip("。")):
        simple = simplify(piece)
        if not piece:
            continue
        if DEADLINE_TEXT.fullmatch(simple) and not simple.endswith(("局", "办")):
            deadlines.append(piece)
        elif _STATEMENT.search(simple) or FIRST_LEADS.search(simple):
            ignored.append(piece)
        else:
            groups.add(piece, separator)
    return groups.closed()


class _Groups:
    """Names gathered until a verb says what all of them do: “B、C配合” makes both of them supporters."""

    def __init__(self, role: str) -> None:
        self._role = role
        self._waiting: list[str] = []
        self._with = False
        self._lead_seen = False
        self._found: list[tuple[str, str]] = []

    def add(self, piece: str, separator: str) -> None:
        simple = simplify(piece)
        if match := _WITH_START.match(simple):
            self._close("support" if self._with else None)
            self._with = True
            piece, simple = piece[match.end() :], simple[match.end() :]
        if (bracket := _ROLE_BRACKET.match(simple)) and len(simple) == len(piece):
            kind = _VERB_KIND.get(bracket["word"]) or _KIND_OF_LABEL.get(bracket["word"])
            if kind in ROLE_KINDS:
                self._put(kind, piece[: bracket.end("name")])
                return
        verb = _VERB_END.search(simple)
        if verb and verb["verb"].endswith(("单位", "部门")) and simple.startswith(("各", "有关", "相关")):
            verb = None  # 各农贸市场主办单位 are a group of agencies
        if verb and verb.start() > 0:
            self._waiting.append(piece[: verb.start()])
            kind = _VERB_KIND[verb["verb"]]
            self._lead_seen |= kind == "lead"
            self._close("support" if self._with and kind == "responsible" else kind)
        elif verb and self._waiting:
            self._close(_VERB_KIND[verb["verb"]])
        else:
            self._waiting.append(piece)
            if _NEUTRAL_END.search(simple):
                self._close("support" if self._with else "responsible" if self._lead_seen else None)
            elif separator in "；;" and separator:
                self._close("support" if self._with else None)

    def _close(self, kind: str | None) -> None:
        for name in self._waiting:
            self._put(kind or self._role, name)
        self._waiting, self._with = [], False

    def _put(self, kind: str, name: str) -> None:
        name = strip_tails(name)
        if is_agency(name):
            self._found.append((kind, name))

    def closed(self) -> list[tuple[str, str]]:
        self._close("support" if self._with else None)
        return self._found
