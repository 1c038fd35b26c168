"""Lists of agencies composed at random from the parts of their grammar, with what the reader promises to read in them.

A list is made of groups that share a role. A group says its role with a label (牵头单位：…), with a verb (… 配合), or with a
mark behind each name (…（牵头）). Between two names stands any separator that the grammar knows; around them stand words,
numbers, persons and notes that are no part of a name.
"""

from itertools import pairwise
from typing import NamedTuple

from hypothesis import strategies as st

from tests.properties import tables

#: Names that hold words of the grammar: 和, 及, 与, role verbs, or an ending in the middle.
_HARD_NAMES = (
    "市发展和改革委员会", "县人力资源和社会保障局", "市机关事务和接待中心", "省文化和旅游厅", "县委组织部", "市政府督查室", "市公安局督导处", "县委落实办",
    "市安委会办", "市政府和社会资本合作中心", "市工商业联合会", "市市场监管局", "省社会组织管理局", "县委党校", "市妇联", "县残联", "团市委", "市总工会", "市联合执法支队",
    "中国人民银行太原中心支行", "太原海关", "国网太原供电公司", "高新区管委会", "城关镇", "市等级医院", "省高等学校招生办公室", "市按摩医院", "县行政执行局", "市中级人民法院",
    "县投资促进和招商局", "市规划与自然资源局", "省机构编制委员会办公室", "市住房及城乡建设局", "縣財政局", "市衛生局", "县委政法委", "市纪委监委", "市推进落实专班", "市商务局", "商丘市教育局",
)  # fmt: skip
_GROUPS = (
    "各县（市、区）政府", "各县、市、区政府", "各区、县级市政府", "各有关区、县级市政府", "市、县（区）级教育部门", "各市、县（区）教育局", "各乡镇（街道）", "各有关单位",
    "市直有关部门", "省级其他有关单位", "各地级以上市人民政府", "各县（市、区）党委和人民政府", "各学院", "各责任单位", "相关部门", "各县〈市、区〉政府", "各镇、街道办事处", "省、市、县三级政府",
)  # fmt: skip
#: Part of what stands behind the names and names nobody.
_SUMMARIES = ("", "", "等", "等部门", "等有关部门和单位", "等5家单位", "等市直有关部门", "等相关职能部门")
_MANNERS = ("", "", "按职责分工", "按各自职责", "共同", "结合实际", "分别", "依职责", "按照属地管理原则")
_VERBS = {
    "lead": ("牵头", "牵头负责", "负责牵头", "牵头组织实施", "主办", "为主", "总牵头", "牵头制定方案", "牵头成立专班", "牵头发起"),
    "support": ("配合", "参与", "协助", "协办", "配合做好相关工作", "配合落实", "积极配合", "协助开展检查"),
    "responsible": ("负责", "落实", "抓好落实", "负责落实", "组织实施", "参照执行", "负责做好服务保障工作", "开展自查"),
}  # fmt: skip
_LABELS = {
    "lead": ("牵头单位：", "牵头部门:", "主办单位：", "牵头：", "【牵头单位】", "牵头单位为"),
    "support": ("配合单位：", "参与部门:", "协办单位：", "配合："),
    "responsible": ("责任单位：", "责任部门:", "落实单位："),
}  # fmt: skip
_MARKS = {
    "lead": ("（牵头）", "[牵头]", "【牵头】", "〔牵头〕", "（主）", "（主办）", "(牵头单位)"),
    "support": ("（配合）", "【配合】", "（协）", "（参与）", "（配合单位）"),
    "responsible": ("（责任单位）", "（承办）", "【责任】"),
}  # fmt: skip
_NOTES = ("", "", "。列第一位的为牵头单位，下同", "。排名第一的为牵头单位", "，6月底前完成", "。", "；详见附表")
_SEPARATORS = ("、", "、", "，", "\n", "、\n", "以及", "和", "/", "·", " ", "\u3000")


class Listed(NamedTuple):
    """A text and the (role, name) pairs in it."""

    text: str
    named: list[tuple[str, str]]


names = st.one_of(tables.names, st.sampled_from(_HARD_NAMES))
groups = st.sampled_from(_GROUPS)


def _fits(separator: str, left: str, right: str) -> bool:
    """Whether people write, and the reader parts, two names with this separator."""
    if separator in ("以及", "和"):
        return right in _GROUPS or (right[0] in "市县省" and not right.startswith("市场"))
    if separator in "/· \u3000":
        return right[0] in "市县省各" and not right.startswith("市场") and left not in _GROUPS
    return True


@st.composite
def _members(draw: st.DrawFn) -> Listed:
    """Names between separators, groups last."""
    several = draw(st.lists(names, min_size=1, max_size=4, unique=True)) + draw(
        st.lists(groups, max_size=2, unique=True)
    )
    text = several[0]
    for left, right in pairwise(several):
        separator = draw(st.sampled_from(_SEPARATORS))
        text += (separator if _fits(separator, left, right) else "、") + right
    return Listed(text, [("", name) for name in several])


@st.composite
def _with_verb(draw: st.DrawFn, role: str) -> Listed:
    text, named = draw(_members())
    before = draw(st.sampled_from(("", "", "由", "具体由")))
    between = draw(st.sampled_from(_SUMMARIES)) + draw(st.sampled_from(_MANNERS))
    return Listed(before + text + between + draw(st.sampled_from(_VERBS[role])), [(role, name) for _, name in named])


@st.composite
def _with_label(draw: st.DrawFn, role: str) -> Listed:
    text, named = draw(_members())
    text += draw(st.sampled_from(_SUMMARIES))
    return Listed(draw(st.sampled_from(_LABELS[role])) + text, [(role, name) for _, name in named])


@st.composite
def _with_marks(draw: st.DrawFn, role: str) -> Listed:
    several = draw(st.lists(names, min_size=1, max_size=3, unique=True))
    text = "、".join(name + draw(st.sampled_from(_MARKS[role])) for name in several)
    return Listed(text, [(role, name) for name in several])


_ROLES = st.sampled_from(
    (["lead"], ["lead", "support"], ["lead", "responsible"], ["lead", "support", "responsible"], ["responsible"])
)


@st.composite
def said_by(draw: st.DrawFn, kind: str) -> Listed:
    """A whole list whose groups say their role in one way: "verb", "label" or "mark"."""
    make = {"verb": _with_verb, "label": _with_label, "mark": _with_marks}[kind]
    made = [draw(make(role)) for role in draw(_ROLES)]
    between = draw(st.sampled_from(("，", "；", "；\n", "。") if kind != "label" else ("；", "；\n", "\n", "，", "。")))
    note = draw(st.sampled_from(_NOTES))
    return Listed(between.join(part.text for part in made) + note, [pair for part in made for pair in part.named])


@st.composite
def plain(draw: st.DrawFn) -> Listed:
    """A list that says no role."""
    text, named = draw(_members())
    return Listed(text + draw(st.sampled_from(_SUMMARIES)), [("responsible", name) for _, name in named])


@st.composite
def numbered(draw: st.DrawFn) -> Listed:
    """A list whose names are numbered."""
    several = draw(st.lists(names, min_size=2, max_size=5, unique=True))
    number = draw(st.sampled_from(("{}.", "{}、", "（{}）", "circled")))
    after = draw(st.sampled_from(("；", " ", "\n")))
    numbers = ["①②③④⑤"[at] if number == "circled" else number.format(at + 1) for at in range(len(several))]
    text = after.join(f"{mark}{name}" for mark, name in zip(numbers, several, strict=True))
    return Listed(text, [("responsible", name) for name in several])


_PERSONS = st.sampled_from(("王建平", "李 明", "赵国强", "欧阳建平", "陈志华", "局长王建平"))


@st.composite
def with_persons(draw: st.DrawFn) -> Listed:
    """A list with a person beside each name."""
    several = draw(
        st.lists(names.filter(lambda name: not name.endswith(("）", ")", "〕"))), min_size=1, max_size=3, unique=True)
    )
    form = draw(
        st.sampled_from(
            (
                "{name} {person}",
                "{name}：{person}",
                "{name}（{person}）",
                "{person}（{name}）",
                "{person} {name}",
                "{name}\u3000{person}",
            )
        )
    )
    persons = _PERSONS.map(lambda person: person.replace(" ", "建")) if "（{person}）" in form else _PERSONS
    text = "；".join(form.format(name=name, person=draw(persons)) for name in several)
    return Listed(text, [("responsible", name) for name in several])
