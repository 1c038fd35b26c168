"""Which separators of a list part two names: the rules, each with an example."""

import re
from collections.abc import Callable
from typing import NamedTuple

from loaders.cells.names import ends_like_agency, is_complete, is_person, looks_like_agency, strip_tails
from loaders.cells.sharing import after_department, are_fields, both_have_bodies, share_body
from loaders.vocabulary import agencies as words
from loaders.vocabulary.agencies import FIELD
from loaders.vocabulary.characters import SEPARATORS
from loaders.vocabulary.persons import TELEPHONE
from loaders.vocabulary.places import (
    BODY,
    ENDS_OF_GROUPS,
    FURTHER_KIND,
    GROUP,
    GROUP_GOES_ON,
    INSIDE_WORDS,
    NO_PLACE,
    OF_A_PLACE,
    OF_ALL_LEVELS,
    OPEN_GROUP,
    PLACES,
    ZONE,
    rank,
)

#: Hard separators part nearly always; blanks, signs and words for “and” only between two complete names.
HARD, BLANK, SIGNS, AND = f"{SEPARATORS}。", " \t\u3000\xa0\u2002-\u200b", r"/／\\＼|｜·•・+＋&＆", "和及与與暨以或"
SOFT_SEPARATOR = re.compile(rf"([{BLANK}{SIGNS}]+|以及|或者|[和及与與暨](?!其)|或(?!者|其|委托))")
LONGEST_LOOK = 60  # characters on each side that decide
_SHORTEST_LINE = 3
_KIND = 2  # characters that say what a body is: 政府, 集团
_LONGEST_DEPARTMENT = 12


class Rule(NamedTuple):
    """Whether one of `marks` between a left and a right text parts them, if `holds`; `example` shows the place as |."""

    marks: str
    holds: Callable[[str, str], bool]
    parts: bool
    example: str


def _group_goes_on(left: str, right: str) -> bool:
    """Whether the right text continues a group of places: 各县|市, 各县、市|区政府, 市|县（区）级教育部门."""
    if left[-1:] not in ENDS_OF_GROUPS:
        return False
    left = _last_group(left).removeprefix("由")
    if len(left) > LONGEST_LOOK:  # no group is that long
        return False
    first, *further = re.split("[、和]", left)
    if not OPEN_GROUP.fullmatch(first) or not all(map(FURTHER_KIND.fullmatch, further)):
        return False
    right = strip_tails(right)
    return _continues(left, right) or _continues(left, SOFT_SEPARATOR.split(right)[0])


def _continues(left: str, right: str) -> bool:
    match = GROUP_GOES_ON.fullmatch(right)
    if not match or (ZONE.match(right) and not ZONE.search(left)):
        return False
    above = rank(re.split("[、和]", left)[-1].lstrip("各有关相"))
    if not match["other"]:
        return rank(match["kind"]) <= above + 1  # 各县、市: a 县级市 stands beside a 县
    if OF_ALL_LEVELS.match(match["other"]):
        return True
    is_below = rank(match["kind"]) <= above and match["kind"] not in left
    is_name = ends_like_agency(match[0]) or FIELD.fullmatch(match["other"])  # 各市、县（区）教育、财政部门
    return bool(is_name) and (is_below or bool(match["several"]))


def _last_group(left: str) -> str:
    """The group of places that the text ends in: 甲局以及各县、市 -> 各县、市."""
    for match in reversed(list(SOFT_SEPARATOR.finditer(left[-LONGEST_LOOK:]))):
        end = left[-LONGEST_LOOK:][match.end() :]
        if OPEN_GROUP.match(end):
            return end
    return left


def _noun_goes_on(left: str, right: str) -> bool:
    return bool(words.OPEN_NOUNS.fullmatch(left) and words.BARE_NOUN.fullmatch(strip_tails(right)))


def _is_incomplete(left: str, _right: str) -> bool:
    ends = ends_like_agency(strip_tails(left)) or left.endswith((")", "）", "】", "等", "责", *"。；;：:"))
    return not ends and not is_person(left)


def _is_bracket(_left: str, right: str) -> bool:
    return right.startswith(("（", "(", "【", "["))


def _inside_a_word(left: str, right: str) -> bool:
    return len(left) <= _SHORTEST_LINE and left[-1:] + right[:1] in INSIDE_WORDS


def _is_branch(left: str, right: str) -> bool:
    """Whether the right line is a branch of the agency on the left: 市税务局|城东分局."""
    branch = words.BRANCH.fullmatch(right)
    return branch is not None and left.endswith(branch["end"])


def _completes_department(left: str, right: str) -> bool:
    """Whether the line ends inside the name of a department, though it looks complete there: 住房城乡|建设局."""
    end = left[-_LONGEST_DEPARTMENT:]
    found = words.DEPARTMENTS.search(end + right[:_LONGEST_DEPARTMENT])
    return found is not None and found.start() < len(end) < found.end()


def _same_place(left: str, right: str) -> bool:
    """Whether both lines begin with the same place, 市 or 县, and the left one does not end inside a word."""
    if not _begins_with_place(right) or left[:1] != right[0] or len(left) < _SHORTEST_LINE:
        return False
    return left[-1] + right[0] not in INSIDE_WORDS and ends_like_agency(strip_tails(right))


def _begins_with_place(text: str) -> bool:
    return text[:1] in PLACES and bool(text) and not NO_PLACE.match(text)


def _before_group(left: str, right: str) -> bool:
    """Whether 和 leads to a group: 及 does so after anything, 和 only after a name that may end there."""
    name = strip_tails(left)
    return bool(GROUP.match(right)) and (name != left or ends_like_agency(left))


def _after_others(left: str, right: str) -> bool:
    """Whether the list before 和 has ended in 等部门: what follows is a name of its own."""
    return left.endswith(("等部门", "等单位")) and not words.BARE_NOUN.match(right)


def _lists_group(left: str, right: str) -> bool:
    return len(left) > 1 and bool(GROUP.match(right))


def _both_stand_alone(left: str, right: str) -> bool:
    """Whether 和 or a space joins two whole names: the left is complete, and the right begins anew or is of the left's kind."""
    left, right = strip_tails(left), strip_tails(right)
    if len(left) <= 2 or not is_complete(left) or not looks_like_agency(right):
        return False
    return bool(
        (OF_A_PLACE.match(right) and not NO_PLACE.match(right)) or words.DEPARTMENTS.fullmatch(right)
    ) or _are_alike(left, right)


def _new_place(left: str, right: str) -> bool:
    """Whether a name that begins with 市, 县 … follows another one."""
    left, right = strip_tails(left), strip_tails(right)
    is_inside_word = left[-1:] + right[:1] in INSIDE_WORDS or len(left) <= 2
    return _begins_with_place(right) and not is_inside_word and ends_like_agency(left) and looks_like_agency(right)


def _are_alike(left: str, right: str) -> bool:
    if left[-_KIND:] == right[-_KIND:]:  # a government is not part of another one
        return is_complete(right)
    if GROUP.match(left) and words.COMMITTEE.fullmatch(right):
        return True
    if words.PARENT.search(left) or words.SHARES_THE_REST.search(left):
        return False
    begins_alike = left[0] == right[0] and left[0] in "校院系局厅委所镇乡村街"
    return begins_alike or (left[-1] == right[-1] and is_complete(right)) or bool(words.INDEPENDENT.search(right))


def _both_are_names(left: str, right: str) -> bool:
    return ends_like_agency(strip_tails(left)) and looks_like_agency(strip_tails(right))


def _is_bare_body(_left: str, right: str) -> bool:
    """Whether the right text is a body without its place, which is that of the left one."""
    return bool(BODY.fullmatch(strip_tails(right)))


def _beside_person(left: str, right: str) -> bool:
    """Whether one of the two is a person, or a telephone number, and the other a name."""
    if TELEPHONE.fullmatch(right) or TELEPHONE.fullmatch(left):
        return True
    return (is_person(right) and _is_beside(left, right)) or (is_person(left) and _is_beside(strip_tails(right), left))


def _is_beside(name: str, person: str) -> bool:
    return is_complete(name) or (ends_like_agency(name) and not ends_like_agency(person))


def _always(_left: str, _right: str) -> bool:
    return True


#: What a separator does, by what stands on both sides. The first rule that holds decides.
RULES = (
    Rule("、", _noun_goes_on, False, "省直各部门|单位"),
    Rule("、和", _group_goes_on, False, "各市|县（区）教育局"),
    Rule("\n", _is_bracket, False, "甲局|（机关）"),
    Rule("\n", _inside_a_word, False, "市城|市管理局"),
    Rule("\n", _is_branch, False, "市规划和自然资源局|城东分局"),
    Rule("\n", _completes_department, False, "区住房城乡|建设局"),
    Rule("\n", _same_place, True, "市人口计生|市妇联"),
    Rule("\n", _is_incomplete, False, "市人力资源和|社会保障局"),
    Rule(HARD, _always, True, "甲局|乙局"),
    Rule("及以", _lists_group, True, "县疾控|各乡镇"),
    Rule(f"{AND} {SIGNS}", _before_group, True, "市财政局等|各有关县政府"),
    Rule("和及与", _after_others, True, "财政等部门|红十字会"),
    Rule("或", _is_bare_body, False, "各县区人民政府|管委会"),
    Rule("和及与", after_department, True, "公安部门|消防救援机构"),
    Rule("和及与", both_have_bodies, True, "青河市政府|城东新区管委会"),
    Rule("以或", _both_are_names, True, "县教育局|县医院"),
    Rule("或", are_fields, True, "文化和旅游|公安或民政部门"),
    Rule("和及与或", share_body, True, "青河县|白水县政府"),
    Rule(f"{AND} ", _both_stand_alone, True, "市教育局|市财政局"),
    Rule(f"{AND} ", _new_place, True, "县医院|县教育局"),
    Rule(" ", _beside_person, True, "县教育局|王建平"),
    Rule(SIGNS, _both_are_names, True, "县教育局|财政局"),
)


def parts(mark: str, left: str, right: str) -> bool:
    """Whether the separator parts what stands on both sides of it, in simplified characters."""
    kind = mark if mark == "\n" else mark.strip(BLANK)[:1] or " "
    return next((rule.parts for rule in RULES if kind in rule.marks and rule.holds(left, right)), False)
