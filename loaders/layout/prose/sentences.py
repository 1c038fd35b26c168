"""Finds who does what in sentences without brackets: 由市交通局、财政局负责落实。"""

import re

from loaders.cells.agencies import looks_like_agency
from loaders.cells.names import is_complete
from loaders.cells.roles import read_agencies
from loaders.vocabulary.characters import CLOSING_BRACKETS, LINE_ENDS, OPENING_BRACKETS, simplify
from loaders.vocabulary.dates import DEADLINE_TEXT
from loaders.vocabulary.places import OF_A_PLACE
from loaders.vocabulary.sentences import (
    AGENT,
    ASSIGNING_END,
    DEADLINE_IS,
    DUTY,
    HAS_VERB,
    LABEL_IS,
    NAMES_THEN_DUTY,
    VERB_IN_NAME,
)

_LONGEST = 600  # characters at the end of a text that are searched for clauses
_LONGEST_NAMES = 60  # characters of the agencies in front of their duty
_CLAUSE_ENDS = "，,：:。；;！？!?\n"
_SENTENCES = re.compile("[。；;！]")
_AROUND = " \u3000。；;，,！"


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
        clause = clause.strip(_AROUND)
        part = clause if _assigns(clause) else _agent(clause)
        if not part:
            break
        found.append(part)
    return found


def _agent(clause: str) -> str:
    """The agencies, and their verb, at the beginning of a clause that goes on with what they do; empty if there are none."""
    match = AGENT.match(clause.strip(_AROUND))
    return f"{match['names']}{match['verb']}" if match and _are_names(match["names"]) else ""


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
    clause = clause.strip(_AROUND)
    simple = simplify(clause)
    label = LABEL_IS.match(simple)
    if label:
        return _are_names(clause[label.end() :])
    return bool(ASSIGNING_END.search(simple)) and _are_names(clause)


def _is_list(clause: str) -> bool:
    """Whether the clause is a list of agencies only, to which a later clause gives the verb."""
    clause = clause.strip(_AROUND).removeprefix("由")
    return bool(OF_A_PLACE.match(clause)) and _are_names(clause)


def _is_deadline(clause: str) -> bool:
    return bool(DEADLINE_TEXT.fullmatch(DEADLINE_IS.sub("", clause.strip(_AROUND))))


def _are_names(text: str) -> bool:
    """Whether everything in the text is the name of an agency, and one of them surely is."""
    names = [name for _, name in read_agencies(text, "responsible").named]
    return bool(names) and all(map(_is_name, names)) and any(map(is_complete, names))


def _is_name(name: str) -> bool:
    return looks_like_agency(name) and not VERB_IN_NAME.search(name)


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


def agencies_in_title(text: str) -> str:
    """The agencies that a text begins with, if its title is nothing else and their duty follows: 县公安局。负责户籍调研。"""
    match = NAMES_THEN_DUTY.match(text[: _LONGEST_NAMES * 2])
    if not match or not DUTY.match(text, match.end()) or len(match["names"]) > _LONGEST_NAMES:
        return ""
    return match["names"] if is_agency_title(match["names"]) else ""


def names_before_colon(text: str) -> str:
    """The agencies before a colon, behind which a text follows: 县教育局：新建学校。"""
    names, colon, rest = text.replace(":", "：").partition("：")
    return names if colon and rest.strip() and is_agency_title(names) else ""


def is_agency_title(text: str) -> bool:
    """Whether a title names agencies and nothing else: 县公安局、县司法局."""
    text = text.strip(_AROUND)
    if not 2 < len(text) <= _LONGEST_NAMES or "：" in text:
        return False
    names = [name for _, name in read_agencies(text, "responsible").named]
    return bool(names) and all(_is_name(name) and is_complete(name) for name in names)
