"""Agencies as the subject of a sentence: they stand first, and then what they do: 县公安局负责巡查, 县公安局：…, 由甲局、乙局组成."""

import re
from collections.abc import Callable, Iterable, Iterator
from re import Pattern

from loaders.cells.agencies import looks_like_agency
from loaders.cells.names import is_complete
from loaders.cells.roles import read_agencies
from loaders.vocabulary.duties import (
    ARRANGED_BY,
    DUTY_VERB,
    FIRST_CLAUSE,
    GROUP,
    LED_GROUP,
    LOOKS_AFTER,
    MADE_UP_OF,
    MEMBERS_END,
    NO_AGENCY,
    NO_SUBJECT,
    ROLE_OF_DUTY,
    SHARED_NOUN,
)
from loaders.vocabulary.places import OF_A_PLACE_OR_GROUP
from loaders.vocabulary.sentences import DUTY, NAMES_THEN_DUTY, NO_OBJECT, VERB_IN_NAME

AROUND = " \u3000。；;，,！"
FEWEST_DUTIES = 3  # sentences, or clauses of one, that begin with agencies, in a text without brackets and labels
_LONGEST_SUBJECT = 120  # characters of the agencies before a colon or a verb
_LONGEST_NAMES = 60  # the same if nothing but agencies may stand there
_SHORT_NAME = 10  # characters of a name that may end like few others: 市第一人民医院门诊部
_LED_SENTENCE = re.compile(r"[^。；;\n]+[。；;\n]*")
_SENTENCE = re.compile(r"[^。\n]+")
_CLAUSE = re.compile(r"[^；;]+")
_COLON = re.compile(rf"\s*([^：:，,；;。]{{2,{_LONGEST_SUBJECT}}})[：:](?=\s*\S)")


def are_names(text: str) -> bool:
    """Whether everything in the text is the name of an agency, and one of them surely is."""
    names = _names_in(text)
    return _share_noun(text) or (bool(names) and all(map(_is_name, names)) and any(map(is_complete, names)))


def _names_in(text: str) -> list[str]:
    return [name for _, name in read_agencies(text, "responsible").named]


def _is_name(name: str) -> bool:
    return looks_like_agency(name) and not VERB_IN_NAME.search(name)


def _are_mostly_agencies(text: str) -> bool:
    """Whether most names in the text, and the last one, look like agencies: 县公安局、交警、各派出所."""
    if NO_AGENCY.fullmatch(text.partition("、")[0]):
        return False
    return _share_noun(text) or (_are_members(text) and _is_agency(_words_in(text)[-1]))


def _share_noun(text: str) -> bool:
    """Whether short names share the noun behind the last, and nothing but their verb follows: 商务、公安部门按职责负责."""
    text = text.strip(AROUND)
    match = SHARED_NOUN.match(text)
    if not match or not NO_OBJECT.match(text, match.end()):
        return False
    return not any(NO_SUBJECT.match(name) or VERB_IN_NAME.search(name) for name in match["names"].split("、"))


def _are_members(text: str) -> bool:
    """Whether most names in the text look like agencies; the last members of a group may be anybody."""
    words = _words_in(text)
    return _share_noun(text) or 2 * sum(map(_is_agency, words)) > len(words)


def _words_in(text: str) -> list[str]:
    """All that stands in a list, also what names no agency where a role is expected: 其他部门."""
    return [*read_agencies(text, "responsible").ignored, *_names_in(text)]


def _is_agency(name: str) -> bool:
    return bool(GROUP.fullmatch(name)) or (
        looks_like_agency(name) and not NO_AGENCY.fullmatch(name) and (len(name) <= _SHORT_NAME or is_complete(name))
    )


def subject_of(clause: str, verbs: Pattern[str], are_agencies: Callable[[str], bool]) -> tuple[str, str]:
    """(agencies, predicate) of a clause that begins with agencies and one of the verbs; both are empty for another one."""
    end = min((at for mark in "：:" if (at := clause.find(mark)) >= 0), default=_LONGEST_SUBJECT)
    for verb in verbs.finditer(clause, 2, min(end, _LONGEST_SUBJECT)):
        if are_agencies(clause[: verb.start()]):
            return clause[: verb.start()], clause[verb.start() :]
    return "", ""


def is_agency_title(text: str) -> bool:
    """Whether a title names agencies and nothing else: 县公安局、县司法局."""
    text = text.strip(AROUND)
    if not 2 < len(text) <= _LONGEST_NAMES or "：" in text:
        return False
    names = _names_in(text)
    return _share_noun(text) or (bool(names) and all(_is_name(name) and is_complete(name) for name in names))


def may_be_agency_title(text: str) -> bool:
    """Whether a title may name an agency, if those beside it do: 派出所."""
    names = _names_in(text.strip(AROUND))
    return bool(names) and all(_is_name(name) and not NO_AGENCY.fullmatch(name) for name in names)


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


def led_group(text: str) -> str:
    """Who leads a group, and its members: 防汛组，由县水利局牵头，县气象局等单位组成; empty for another text."""
    match = LED_GROUP.match(text)
    return MEMBERS_END.sub("", match["names"]) if match else ""


def duty_agencies(text: str) -> str:
    """The agencies whose duty a paragraph states, with the verbs that give their roles; empty if it states none."""
    if text.rstrip().endswith(("：", ":")):  # it introduces the duties that follow
        return ""
    if led := led_group(text):
        return led
    members = MADE_UP_OF.search(text)
    if members and _are_members(members["names"]):
        return members["names"]
    if (before := _COLON.match(text)) and _are_mostly_agencies(before[1]):
        return before[1]
    return "；".join(_each_once(subject for sentence in _SENTENCE.findall(text) for subject in _subjects(sentence)))


def shares_out(text: str) -> bool:
    """Whether one sentence gives several agencies a duty, each in a clause of its own: 甲局…；乙局…；丙局…。 Or each in a sentence that
    says that it leads."""
    return bool(led_sentences(text)) or any(
        len(_subjects(sentence)) >= FEWEST_DUTIES for sentence in _SENTENCE.findall(text)
    )


def led_sentences(text: str) -> list[tuple[str, str]]:
    """(sentences, agencies) of each task of a paragraph whose sentences, and several of them, begin with those who lead: 县水利局牵头，
    组织清淤。县交通局牵头，…. A sentence that does not belongs to the next one, or at the end to the last. None for another text."""
    led: list[tuple[str, str]] = []
    before = ""
    for sentence in _LED_SENTENCE.findall(text):
        subject = _subject(sentence.strip(AROUND).removeprefix("即"))
        before += sentence
        if subject.endswith("牵头"):
            led.append((before, subject))
            before = ""
    if len(led) < FEWEST_DUTIES:
        return []
    return [*led[:-1], (led[-1][0] + before, led[-1][1])]


def _each_once(subjects: Iterable[str]) -> Iterator[str]:
    """The lists of agencies, without the names that an earlier one has: that an agency has two duties is no mistake."""
    seen: set[str] = set()
    for subject in subjects:
        names = _names_in(subject)
        yield from [subject] if seen.isdisjoint(names) else filter(None, ["、".join(n for n in names if n not in seen)])
        seen.update(names)


def _subjects(sentence: str) -> list[str]:
    """The agencies that the clauses of a sentence begin with, and those by whom something is arranged."""
    found = [_subject(clause) or _later_subject(clause) for clause in map(str.strip, _CLAUSE.findall(sentence))]
    arranged = (match["names"] for match in ARRANGED_BY.finditer(sentence))
    return [*filter(None, found), *(names for names in arranged if _are_mostly_agencies(names))]


def _later_subject(clause: str) -> str:
    """The agencies behind the first comma, which must surely be some: 汛期前，县水利局要…."""
    first = FIRST_CLAUSE.match(clause)
    rest = clause[first.end() :] if first else ""
    return _subject(rest) if OF_A_PLACE_OR_GROUP.match(rest) else ""


def _subject(clause: str) -> str:
    """The agencies before the colon or the first verb, with a verb that gives their role; empty if other words stand there."""
    if NO_SUBJECT.match(clause):
        return ""
    if (before := _COLON.match(clause)) and _are_mostly_agencies(before[1]):
        return before[1]
    names, predicate = subject_of(clause, DUTY_VERB, _are_mostly_agencies)
    names = LOOKS_AFTER.sub("", names, count=1)
    role = ROLE_OF_DUTY.match(predicate)
    return names + (role["verb"] or role["later"] if role else "")
