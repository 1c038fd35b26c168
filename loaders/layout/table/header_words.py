"""What the words of a header say about its column."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from loaders.vocabulary import columns as words
from loaders.vocabulary.characters import BRACKETED, simplify
from loaders.vocabulary.roles import MARK_KINDS, ROLE_KINDS, ROLE_PARTS

#: How surely a header says something: by a known word, by its last word, by the noun that its agencies have in common.
KNOWN, LONG_END, SURE, ROLE_OF_AGENCIES, AGENCIES, PLAIN_AGENCIES, BEGINNING = 1.0, 0.9, 0.8, 0.75, 0.6, 0.45, 0.4
NAMED = 0.7  # the same for 名称 after an unknown word
_FAINT = 0.1  # what decides between two of a kind
ABOUT_AGENCY = 0.1  # a text about one of the agencies, which is no text about the task if there is a better one
_LONGEST_HEADER = 20  # characters; a longer cell is a sentence that mentions a header word
_LONGEST_ABOUT = 8  # characters before the last word of a header
_LONGEST_BEGINNING = 12  # characters of a header that only begins with a role
_LONG_WORD = 3  # characters of a word that decides at the end of a header, whatever stands before it
_LONGEST_WORD = 4  # characters of a word that is known by its end only: 工作任务
_LONGEST_ROLE_WORD = 6
_LONG_INSIDE = 4  # the same for a word inside of a header
_TEXT_KINDS = ("task", "detail", "number", "section")

Says = Mapping[str, float]


def clean_header(cell: str) -> str:
    """The header without white space and colons, which only serve the layout."""
    return "".join(cell.split()).replace("：", "").replace(":", "")


def column_kind(cell: str) -> str | None:
    """The kind of a column with this header: a role, "task", "detail", "number" …; None if its words are not known."""
    return surest(header_says(cell), SURE)


def surest(says: Says, least: float = 0) -> str | None:
    """The kind that is said most surely, if it is said as surely as `least`."""
    kind = max(says, key=says.__getitem__, default=None)
    return kind if kind and says[kind] >= least else None


def is_header_word(cell: str) -> bool:
    """Whether the cell is a header word and nothing else."""
    word = simplify(clean_header(cell))
    return word in words.KIND_OF or (len(word) <= _LONGEST_WORD and column_kind(word) is not None)


def is_lower_word(cell: str) -> bool:
    """Whether the cell may stand in a further row of a header: 单位名称, 姓名, 县级, 起始."""
    return bool(surest(header_says(cell), ROLE_OF_AGENCIES) or words.LOWER_WORD.fullmatch(simplify(clean_header(cell))))


def role_of_word(cell: str) -> str | None:
    """The role that a cell consists of, as a mark or as a header says it: 发起, 主, 配合单位; None for other texts."""
    word = simplify(clean_header(cell)) if len(cell) <= _LONGEST_ROLE_WORD and cell.isalpha() else ""
    noun = words.AGENCY_NOUN.fullmatch(word)
    return MARK_KINDS.get(word) or (role_part(noun["before"]) if noun else None)


@lru_cache(maxsize=4096)
def header_says(cell: str) -> Says:
    """Kind of the column -> how surely (0 to 1) the words of this header say so; empty if they say nothing."""
    header = simplify(clean_header(cell))
    if header.isascii() or len(header) > _LONGEST_HEADER * 2:
        return {}
    header = BRACKETED.sub("", header) or header.strip("（）()〔〕[]【】")
    return _says(header) if len(header) <= _LONGEST_HEADER else {}


def levels_say(texts: Iterable[str]) -> Says:
    """What the cells of a header of several rows say, from the upper one to the lower one, which is more specific."""
    says: Says = {}
    for text in texts:
        says = _below(says, text)
    return says


def _below(upper: Says, text: str) -> Says:
    own = header_says(text)
    if upper and not own and "deadline" in upper:
        return _dated(upper["deadline"], text)
    if not upper or not own:
        return own or upper
    if upper.keys().isdisjoint(ROLE_KINDS):
        return own
    if own == {"responsible": PLAIN_AGENCIES}:
        return upper
    return own if surest(own, NAMED) not in _TEXT_KINDS else _about_agency(text)


def _says(header: str) -> Says:
    if header in words.KIND_OF:
        return _with_second(words.KIND_OF[header], KNOWN, header)
    if words.GROUP_START.match(header):
        return {}
    parts = words.CONJUNCTION.split(header)
    if len(parts) > 1 and all(parts) and all(said := [_says(part) for part in parts]):
        return _joined(parts, said)
    if words.BEGINS.fullmatch(header) or words.ENDS.fullmatch(header):
        return _dated(AGENCIES, header)
    bare = words.MEANINGLESS_END.sub("", header)
    return (
        _by_end(header)
        or _by_end(bare)
        or _by_word_inside(header)
        or _by_agencies(bare)
        or _by_name(header)
        or _by_first_part(parts)
    )


def _by_first_part(parts: list[str]) -> Says:
    """What the first of several headers in one cell says, if it is about time: 决策时间和计划."""
    says = _says(parts[0]) if len(parts) > 1 and parts[0] else {}
    return {kind: sure - _FAINT for kind, sure in says.items()} if "deadline" in says else {}


def _joined(parts: list[str], said: list[Says]) -> Says:
    """What several headers in one cell say: a role before other kinds, leading before other roles (责任单位或牵头单位), and that
    of 协办单位 before that of a bare 主办."""
    if parts[-1] in words.ATTENDANTS and surest(said[0]) == "support":
        return {"ignored": LONG_END}
    says: dict[str, float] = {}
    for part, each in zip(parts, said, strict=True):
        for kind, sure in each.items():
            less = 0 if words.AGENCY_NOUN.fullmatch(part) else _FAINT
            says[kind] = max(says.get(kind, 0), sure - less)
    if "ignored" in says and words.LEFT_OVER.search("".join(parts)):
        return {"ignored": says["ignored"]}  # 进展及存在问题
    if len(says) > 1 and "ignored" in says:
        says["ignored"] /= 2  # 实施进度和完成时限 is read for what is read of it
    return dict(sorted(says.items(), key=lambda pair: (pair[0] not in ROLE_KINDS, pair[0] != "lead")))


def _by_end(header: str) -> Says:
    """What the last word says; a text about one of the agencies (参与部门的检查内容) is no text about the task."""
    starts = range(len(header) - _LONG_WORD + 1)
    start = next((at for at in starts if header[at:] in words.KIND_OF), 0)
    kind = words.KIND_OF.get(header[start:])
    sure, about = LONG_END, header
    if kind == "responsible":
        kind = role_part(header) or kind  # 督改责任单位
    if kind is None:
        end = next((header[-length:] for length in (4, 2, 1) if header[-length:] in words.HEAD_OF), "")
        kind, sure, about = words.HEAD_OF.get(end), SURE, header[: len(header) - len(end)]
        if kind is None or (kind in ("task", "detail", "deadline") and not _is_short(about)):
            return {}
    if kind in _TEXT_KINDS and (words.ROLE_WITHIN.search(about) or words.WRITTEN_LATER.match(about)):
        return _about_agency(header)
    if kind == "detail" and words.PROBLEM.search(about):
        kind = "task"  # 问题描述
    return _with_second(kind, sure, header)


def _about_agency(header: str) -> Says:
    return {"ignored": LONG_END, "task" if words.ABOUT_TASK.search(header) else "detail": ABOUT_AGENCY}


def _is_short(about: str) -> bool:
    return len(about) <= _LONGEST_ABOUT and not any(char in "、，,。（(" or char.isdigit() for char in about)


def _by_word_inside(header: str) -> Says:
    """What the longest known word says, if it is long or has only fillers around it."""
    is_composed = bool(words.COMPOSED.fullmatch(header))
    shortest = 1 if is_composed else _LONG_INSIDE
    lengths = range(min(len(header), words.LONGEST_WORD), shortest - 1, -1)
    parts = (header[at : at + length] for length in lengths for at in range(len(header) - length + 1))
    word = next((part for part in parts if part in words.KIND_OF), None)
    if word is None:
        return {}
    is_whole = is_composed or words.MEANINGLESS_END.sub("", header).endswith(word)
    kind = words.KIND_OF[word]
    return _with_second(kind, SURE if is_whole or kind not in ROLE_KINDS else AGENCIES, header)


def _by_agencies(header: str) -> Says:
    """What a noun for agencies at the end says, or a role at the beginning: 发起部门, 经办科室, 牵头市局."""
    match = words.AGENCY_NOUN.fullmatch(header)
    about = match["before"] if match else header
    role = role_part(about)
    if match:
        if words.NOT_RESPONSIBLE.search(about):
            return {"ignored": LONG_END}
        if words.OTHERS_START.match(about):
            return {"support": ROLE_OF_AGENCIES}
        if role:
            return {role: ROLE_OF_AGENCIES}
        return {"responsible": AGENCIES if about else PLAIN_AGENCIES}
    begins = role and ROLE_PARTS[role].match(header)
    is_role = begins and 2 <= len(header) <= _LONGEST_BEGINNING and not words.NO_ROLE.search(header)
    return {role: BEGINNING} if role and is_role else {}


def _by_name(header: str) -> Says:
    return {"task": NAMED, "detail": NAMED - _FAINT} if header.endswith(words.NAME) else {}


def role_part(header: str) -> str | None:
    """The role that a part of a word says, whatever else it says: 一审牵头工委."""
    return next((role for role, part in ROLE_PARTS.items() if part.search(header)), None)


def _with_second(kind: str, sure: float, header: str) -> Says:
    """What a header of this kind says, with what it may stand for instead."""
    if kind == "deadline":
        return _dated(sure, header)
    if kind == "task":
        return {"task": sure, "detail": sure if words.SPECIFIC in header else sure - _FAINT}
    if kind == "detail":
        return {"detail": sure, "task": sure / 2}
    role = role_part(header) if kind == "person" else None
    return {kind: sure, role: BEGINNING} if role else {kind: sure}


def _dated(sure: float, header: str) -> Says:
    if words.ENDS.search(header):
        return {"deadline": sure + _FAINT}
    return {"deadline": 0 if words.BEGINS.search(header) else sure}
