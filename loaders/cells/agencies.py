"""A list of agencies as printed -> the agencies' names."""

from __future__ import annotations

import re

from loaders.words import NEUTRAL_VERBS, TAILS, simplify

OPENING, CLOSING, SEPARATORS = "（(〔[【〈<《「“［", "）)〕]】〉>》」”］", "、，,；;､﹑﹔；\n"
_SPLIT_PLAIN = re.compile(f"([{SEPARATORS}])")
_SPACES = re.compile(r"\s+")
_NO_AGENCY = frozenset({"", "-", "—", "——", "－", "/", "／", "无", "無", "\\", "--", "—-", "暂无", "暫無", "。"})
#: 各县、市、区政府 is one group: a bare kind of place goes on with more of them.
_PLACE = "县市区|市区|县区|乡镇|镇街|街道|镇办|园区|开发区|功能区|度假区|新区|矿区|[县市区州盟旗乡镇办]"
_BODY = "(?:人民)?政府|党委|党工委|管委会|管理委员会|办事处|党政办"
_IN_BRACKETS = "[（(〈<〔].*?[)）〉>〕]"
_OPEN_GROUP = re.compile(rf"(?:各(?:有关|相关|[^、]{{2}})?|有关|相关)(?:{_PLACE})+(?:{_IN_BRACKETS})?")
#: 省直各部门、单位: 各 stretches over both nouns.
_OPEN_NOUNS = re.compile(
    r".{0,6}各(?:有关|相关|直属|成员|责任)?(?:部门|单位|机构|企业|处室|科室|乡镇|街道|县区|市直|委办局|院校|高校|银行)"
)
_BARE_NOUN = re.compile(r"(?:部门|单位|机构|企业|团体|院校|街道|园区|企事业单位|金融机构|科室|处室)(?:和单位|和机构)?")
_GOES_ON = re.compile(
    rf"(?:和|及|以及)?(?:{_PLACE})+(?:{_IN_BRACKETS})?(?:(?:{_BODY})(?:和|及|、)?)*(?:牵头|配合|参与|协办|协助|督办|等.*|按.*|分别.*)?"
)
#: 及 parts a list before the name of a group only: 市财政局及各县区政府, 及有关部门.
_AND_GROUP = re.compile(
    r"(?<=.)(?:以及|及)(?=(?:[省市县区州盟旗]{0,2}(?:直|级|属|内)?)(?:各|有关|相关|有關|相關|其他|其它))"
)
#: White space parts two names only where one is complete and the next begins with its place; else it is inside a name.
_SPACED = re.compile(r"(?<=[局委办厅院会室府司])[ \u3000]+(?=[省市县区州各][^ \u3000、，,；;]*[局委办厅院会室府司])")
_JOINTS = re.compile(r"^(?:由|以及|并由|并|及|再由|请)(?=.{2})")
_BY_LENGTH = sorted(TAILS, key=len, reverse=True)
_ENDS = tuple(
    "局委办厅院会室部府司社行处队园区县市镇乡道站所校学团联馆台署关位业组厂港场央心门商志库协盟旗州村派庭线网厦店矿团屏庙宫岛寺城段科股级岗户者员长员直"
)
_LONGEST_NAME = 100
_STATEMENT = re.compile(r"不再列出|不再一一|不一一列出|以下各项|以下任务均|均为责任单位|均涉及")
_LAST_BRACKET = re.compile(r"[（(〔\[].*?[)）〕\]]$")
_SENTENCE = re.compile(r"[。！？：:“”《》]|^[0-9]|以下简称|以上|以下|左右")
_VERB_START = re.compile(
    r"^(?:加快|推进|推动|加强|完善|建立|健全|开展|落实|做好|实施|强化|深化|提升|优化|支持|鼓励|引导|组织|探索|制定|确保|继续|积极|全面|进一步|大力|设在|设于|位于)"
)


def split_names(text: str) -> list[tuple[str, str]]:
    """(piece, separator after it); a separator inside brackets splits nothing, unless a bracket never closes."""
    text = _SPACED.sub("、", _AND_GROUP.sub("、", text))
    if not any(char in text for char in OPENING):
        return _joined(_paired(_SPLIT_PLAIN.split(text)))
    parts, depth = [""], 0
    for char in text:
        depth = max(0, depth + (char in OPENING) - (char in CLOSING))
        if char in SEPARATORS and not depth:
            parts += [char, ""]
        else:
            parts[-1] += char
    return _joined(_paired(_SPLIT_PLAIN.split(text) if depth else parts))


def _paired(parts: list[str]) -> list[tuple[str, str]]:
    return [
        (_SPACES.sub("", parts[at]), parts[at + 1] if at + 1 < len(parts) else "") for at in range(0, len(parts), 2)
    ]


def _joined(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pieces with the groups 各县、市、区政府 and the names broken at a line end put together again."""
    joined: list[tuple[str, str]] = []
    for piece, after in pieces:
        if joined and piece and _belongs(joined[-1], piece):
            before, separator = joined.pop()
            joined.append((before + ("" if separator == "\n" else separator) + piece, after))
        else:
            joined.append((piece, after))
    return joined


def _belongs(before: tuple[str, str], piece: str) -> bool:
    name, separator = before
    if separator == "、":
        if _OPEN_NOUNS.fullmatch(name) and _BARE_NOUN.fullmatch(strip_tails(piece)):
            return True
        return _is_open_group(name) and bool(_GOES_ON.fullmatch(strip_tails(piece)))
    return (
        separator == "\n"
        and bool(name)
        and (
            piece.startswith(("（", "(")) or (not ends_like_agency(name) and not name.endswith((")", "）", "等", "责")))
        )
    )


def _is_open_group(name: str) -> bool:
    """各县 or 各县、市: kinds of places only, nothing yet that says what of them is meant."""
    first, *rest = name.split("、")
    return bool(_OPEN_GROUP.fullmatch(first)) and all(
        re.fullmatch(rf"(?:{_PLACE})+(?:{_IN_BRACKETS})?", part) for part in rest
    )


def ends_like_agency(name: str) -> bool:
    """Whether the name ends as names of agencies do: 局, 委, 公司 …"""
    if len(name) > _LONGEST_NAME:
        return False
    name = simplify(_LAST_BRACKET.sub("", name))
    return name.endswith(_ENDS) or name.endswith(("公司", "集团", "中心", "单位", "企业", "部队", "监狱", "支行"))


def looks_like_agency(name: str) -> bool:
    """Whether a piece of running text can be an agency's name: short, no sentence, an agency's ending."""
    if not 2 <= len(name) <= 40 or _SENTENCE.search(re.sub(r"[（(].*?[)）]", "", name)) or _VERB_START.match(name):
        return False
    return ends_like_agency(name)


def strip_tails(name: str) -> str:
    """The name without 等, 等部门, 按职责分工, 负责 … after it and 由, 及 … before it."""
    before = None
    name = _JOINTS.sub("", name.strip("。．.：:；;，,、 "))
    while name != before:
        before = name
        simple = simplify(name)
        for tail in (*_BY_LENGTH, *NEUTRAL_VERBS):
            if simple.endswith(tail) and not _is_part_of_name(name, tail):
                name = name[: -len(tail)].rstrip("。．.，,、")
                break
    return name


def _is_part_of_name(name: str, tail: str) -> bool:
    """联合 … end no name, but a name of nothing else than the tail is left as printed."""
    return tail == "组织" and name.endswith(("党组织", "团组织", "社会组织", "群团组织", "各组织"))


def without_statements(text: str) -> str:
    """The text less the clauses, parted by ； or 。, that say something about all tasks: “…，下同”, “…，不再列出”."""
    if not _STATEMENT.search(text):
        return text
    return "；".join(part for part in re.split("[；;。]", text) if not _STATEMENT.search(part))


def is_agency(name: str) -> bool:
    """Whether anything is named at all: not “无”, not a dash."""
    return name not in _NO_AGENCY
