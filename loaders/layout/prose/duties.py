"""Duties in sentences: the agencies stand first and then what they do, 市水利局负责…, 市水利局：…, 由市水利局、市气象局组成."""

import re
from collections.abc import Iterable, Iterator

from loaders.cells.agencies import looks_like_agency, split_names, strip_tails
from loaders.cells.names import is_complete
from loaders.vocabulary.duties import (
    ARRANGED_BY,
    DUTY_VERB,
    FIRST_CLAUSE,
    GROUP,
    MADE_UP_OF,
    NO_AGENCY,
    NO_SUBJECT,
    ROLE_OF_DUTY,
)
from loaders.vocabulary.places import OF_A_PLACE_OR_GROUP
from loaders.vocabulary.roles import VERB_KINDS

_LONGEST_SUBJECT = 120  # characters of the agencies before a colon or a verb
_SHORT_NAME = 10  # characters of a name that may end like few others: 市第一人民医院门诊部
_SENTENCE = re.compile(r"[^。\n]+")
_CLAUSE = re.compile(r"[^；;]+")
_COLON = re.compile(rf"\s*([^：:，,；;。]{{2,{_LONGEST_SUBJECT}}})[：:](?=\s*\S)")


def duty_agencies(text: str) -> str:
    """The agencies whose duty a paragraph states, with the verbs that give their roles; empty if it states none."""
    if text.rstrip().endswith(("：", ":")):  # it introduces the duties that follow
        return ""
    members = MADE_UP_OF.search(text)
    if members and _are_agencies(members["names"], most=True):
        return members["names"]
    if (before := _COLON.match(text)) and _are_agencies(before[1]):
        return before[1]
    return "；".join(_each_once(subject for sentence in _SENTENCE.findall(text) for subject in _subjects(sentence)))


def _each_once(subjects: Iterable[str]) -> Iterator[str]:
    """The lists of agencies, without the names that an earlier one has: that an agency has two duties is no mistake."""
    seen: set[str] = set()
    for subject in subjects:
        names = dict.fromkeys(name for name, _ in split_names(subject) if name)
        yield from [subject] if seen.isdisjoint(names) else filter(None, ["、".join(n for n in names if n not in seen)])
        seen.update(names)


def _subjects(sentence: str) -> list[str]:
    """The agencies that the clauses of a sentence begin with, and those by whom something is arranged."""
    found = [_subject(clause) or _later_subject(clause) for clause in map(str.strip, _CLAUSE.findall(sentence))]
    arranged = (match["names"] for match in ARRANGED_BY.finditer(sentence))
    return [*filter(None, found), *(names for names in arranged if _are_agencies(names))]


def _later_subject(clause: str) -> str:
    """The agencies behind the first comma, which must surely be some: 汛期前，县水利局要…."""
    first = FIRST_CLAUSE.match(clause)
    rest = clause[first.end() :] if first else ""
    return _subject(rest) if OF_A_PLACE_OR_GROUP.match(rest) else ""


def _subject(clause: str) -> str:
    """The agencies before the colon or the first verb, with a verb that gives their role; empty if other words stand there."""
    if NO_SUBJECT.match(clause):
        return ""
    if (before := _COLON.match(clause)) and _are_agencies(before[1]):
        return before[1]
    for verb in DUTY_VERB.finditer(clause, 2, _LONGEST_SUBJECT):
        if _are_agencies(clause[: verb.start()]):
            role = ROLE_OF_DUTY.match(clause, verb.start())
            return clause[: verb.start()] + (role[1] if role else "")
    return ""


def _are_agencies(text: str, *, most: bool = False) -> bool:
    """Whether the text is a list in which most names, and unless `most` the last one, look like agencies."""
    names = [name for piece, _ in split_names(text.strip()) if (name := strip_tails(_without_role(piece)))]
    alike = [_is_agency(name) for name in names]
    return bool(names) and (most or alike[-1]) and 2 * sum(alike) > len(alike)


def _is_agency(name: str) -> bool:
    return bool(GROUP.fullmatch(name)) or (
        looks_like_agency(name) and not NO_AGENCY.fullmatch(name) and (len(name) <= _SHORT_NAME or is_complete(name))
    )


def _without_role(name: str) -> str:
    return next((name.removesuffix(verb) for verb in VERB_KINDS if name.endswith(verb)), name)
