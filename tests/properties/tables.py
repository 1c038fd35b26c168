"""Tables of tasks and agencies made up by hypothesis, of what the reader promises to read back exactly.

A name is what offices are called: a place or none, a field, an ending (局, 委, 办公室 …), now and then a bracket after it, with
separators inside that part nothing. It has no white space, no role word at its ends (X牵头), none of the tails that say
nothing (等部门), and is no group (各县、市、区政府). Names of a cell differ, and stand between the separators 、 ， ； and
line breaks where the format has them. A task is numbered, has a title that ends in 。 and a text. A row may have no
task of its own: then the cell is merged with the one above, or blank where the format has no merged cells.
"""

from typing import NamedTuple

from hypothesis import strategies as st

_PLACES = (
    "",
    "省",
    "市",
    "县",
    "太原市",
    "人民银行",
    "中共市委",
    "市政府",
    "\U00020bb7县",
)  # the last has a rare character
_FIELDS = [
    "财政",
    "教育",
    "民政",
    "公安",
    "司法",
    "审计",
    "统计",
    "商务",
    "水利",
    "交通运输",
    "农业农村",
    "市场监督管理",
    "人力资源和社会保障",
    "大数据",
    "营商环境建设",
    "金融",
    "发展和改革",
]
_ENDINGS = ("局", "厅", "委员会", "办公室", "管理中心", "总队", "集团有限公司", "研究院", "第三支行")
_BRACKETS = ("", "", "", "（筹）", "（数据局、信访局）", "(机关)", "〔甲，乙〕")
_TITLES = ("推进数字政府建设", "优化营商环境", "完善社会救助", "加强财政、金融支持", "落实“一网通办”", "做好Ⅱ期工程")
_TEXTS = ("建好平台", "减少材料，压缩时限", "扩大范围；提高标准。每月报告", "2026年底前完成", "", "a<b、c&d")
HEADER = ("工作任务", "牵头单位", "配合单位", "完成时限")
_DEADLINES = ("2026年底前", "2026年6月底", "长期坚持", "")

names = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(_PLACES),
    st.sampled_from(_FIELDS),
    st.sampled_from(_ENDINGS),
    st.sampled_from(_BRACKETS),
)


class Task(NamedTuple):
    """A row: whether it goes on with the task above, its agencies and when it is due."""

    goes_on: bool
    title: str
    text: str
    lead: list[str]
    support: list[str]
    deadline: str


def _listed(least: int) -> st.SearchStrategy[list[str]]:
    return st.lists(names, min_size=least, max_size=5, unique=True)


tasks = st.lists(
    st.builds(
        Task,
        st.sampled_from((False, False, True)),
        st.sampled_from(_TITLES),
        st.sampled_from(_TEXTS),
        _listed(1),
        _listed(0),
        st.sampled_from(_DEADLINES),
    ),
    min_size=1,
    max_size=6,
)


def separators(*, lines: bool) -> st.SearchStrategy[list[str]]:
    """What stands between names, in turn; with line breaks where a cell of the format may have them."""
    return st.lists(st.sampled_from(("、", "，", "；", "\n") if lines else ("、", "，", "；")), min_size=1, max_size=4)


def rows(made: list[Task], between: list[str]) -> list[list[str]]:
    """The table's cells, header first."""
    number, cells = 0, [list(HEADER)]
    for task in made:
        goes_on = task.goes_on and number > 0  # the first row has nothing to go on with
        number += not goes_on
        label = "" if goes_on else f"{number}.{task.title}。{task.text}"
        cells.append([label, _joined(task.lead, between), _joined(task.support, between), task.deadline])
    return cells


def _joined(agencies: list[str], between: list[str]) -> str:
    marks = [between[at % len(between)] for at in range(max(len(agencies) - 1, 0))]
    return "".join(name + mark for name, mark in zip(agencies, [*marks, ""], strict=True)) if agencies else ""


def assignments(made: list[Task]) -> list[tuple[int, str, str, int]]:
    """(row, role, agency, position) in the order of the page."""
    return [
        (row, role, agency, position)
        for row, task in enumerate(made, start=1)
        for role, agencies in (("lead", task.lead), ("support", task.support))
        for position, agency in enumerate(agencies, start=1)
    ]
