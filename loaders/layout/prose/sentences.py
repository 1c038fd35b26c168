"""Finds who does what in sentences without brackets: 由市交通局、财政局负责落实。"""

import re

from loaders.cells.agencies import looks_like_agency
from loaders.layout.prose.subjects import AROUND, are_names, subject_of
from loaders.vocabulary.characters import CLOSING_BRACKETS, LINE_ENDS, OPENING_BRACKETS, simplify
from loaders.vocabulary.dates import DEADLINE_TEXT
from loaders.vocabulary.places import OF_A_PLACE
from loaders.vocabulary.sentences import (
    AGENT_VERB,
    ASSIGNING_END,
    DEADLINE_IS,
    HAS_VERB,
    LABEL_IS,
    NO_OBJECT,
)

_LONGEST = 600  # characters at the end of a text that are searched for clauses
_CLAUSE_ENDS = "，,：:。；;！？!?\n"
_SENTENCES = re.compile("[。；;！]")


def assignment_start(text: str) -> int | None:
    """The index at which the clauses at the end of the text begin that say who does what and nothing else."""
    if not HAS_VERB.search(simplify(text[-_LONGEST:])):
        return None
    found, is_assigned = None, False
    for start, clause in reversed(_clauses(text)):
        if _assigns(clause):
            is_assigned = True
        elif is_assigned and _agent(clause) and "。" not in text[start:found]:
            return None  # 县水利局牵头清淤，县财政局配合: the first clause says what they do
        elif not (_is_list(clause) if is_assigned else _is_deadline(clause)):
            break
        found = start if is_assigned else found
    return found


def agents(text: str) -> str:
    """Who does what in sentences that begin with agencies and go on with what they do: 县水利局牵头清淤，县财政局配合。"""
    text = text[:_LONGEST]
    if not HAS_VERB.search(simplify(text)):
        return ""
    found = [part for sentence in _SENTENCES.split(text) for part in _agents_at_start(sentence)]
    return "，".join(found)


def _agents_at_start(sentence: str) -> list[str]:
    """The agencies, and their verbs, of the clauses at the beginning of a sentence that have both."""
    found = []
    for _, clause in _clauses(sentence):
        clause = clause.strip(AROUND)
        part = clause if _assigns(clause) else _agent(clause)
        if not part:
            break
        found.append(part)
    return found


def _agent(clause: str) -> str:
    """The agencies, and their verb, at the beginning of a clause that goes on with what they do; empty if there are none."""
    names, predicate = subject_of(clause.strip(AROUND), AGENT_VERB, are_names)
    verb = AGENT_VERB.match(predicate)
    return names + (verb["verb"] if verb else "")


def _clauses(text: str) -> list[tuple[int, str]]:
    """(index, text) of the clauses at the end of the text; a mark inside brackets ends none. The first one may be cut off."""
    clauses, depth = [], 0
    start = first = max(0, len(text) - _LONGEST)
    for at in range(first, len(text)):
        char = text[at]
        depth = max(0, depth + (char in OPENING_BRACKETS) - (char in CLOSING_BRACKETS))
        if char in _CLAUSE_ENDS and not depth:
            clauses.append((start, text[start:at]))
            start = at + 1
    clauses.append((start, text[start:]))
    kept = clauses[1:] if first else clauses
    return [(at, clause) for at, clause in kept if clause.strip()]


def _assigns(clause: str) -> bool:
    """Whether the clause is a list of agencies and the verb or the label of a role: 县教育局牵头, 责任单位为县教育局."""
    clause = clause.strip(AROUND)
    simple = simplify(clause)
    label = LABEL_IS.match(simple)
    if label:
        return are_names(clause[label.end() :])
    return bool(ASSIGNING_END.search(simple)) and are_names(clause) and not _says_what(clause)


def _says_what(clause: str) -> bool:
    """Whether agencies and their verb are followed by what they do: 县财政局负责 | 经费保障等工作."""
    agent = _agent(clause)
    return bool(agent) and not NO_OBJECT.match(simplify(clause[len(agent) :]))


def _is_list(clause: str) -> bool:
    """Whether the clause is a list of agencies only, to which a later clause gives the verb."""
    clause = clause.strip(AROUND).removeprefix("由")
    return bool(OF_A_PLACE.match(clause)) and are_names(clause)


def _is_deadline(clause: str) -> bool:
    return bool(DEADLINE_TEXT.fullmatch(DEADLINE_IS.sub("", clause.strip(AROUND))))


def goes_on(before: str, after: str) -> bool:
    """Whether a line end cuts a sentence that says who does what: 由市交通局、财政 | 局负责。"""
    tail = _SENTENCES.split(before)[-1].strip()
    first = tail.partition("、")[0]
    is_list = "、" in tail and looks_like_agency(first)
    if before.endswith(LINE_ENDS) or not (is_list or tail.startswith("由") or LABEL_IS.match(tail)):
        return False
    end = min((at for mark in "。；;" if (at := after.find(mark)) >= 0), default=len(after))
    return assignment_start(tail + after[: end + 1]) == 0


def with_label(clauses: str) -> str:
    """The clauses with a colon in place of 为 in 责任单位为县教育局 and 时限为6月底, and ； in place of 。 between sentences."""
    parts = (part.strip(" \u3000，,；;") for part in re.split(r"[。！\n]", clauses))
    return "；".join(DEADLINE_IS.sub("完成时限：", LABEL_IS.sub(r"\g<word>：", part)) for part in parts if part)
