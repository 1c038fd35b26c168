"""The kinds of a table's columns come back from headers and cells in any order, in headers of one row and of two."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from loaders.blocks import Grid, expand
from loaders.layout.table.header import find_headers, header_by_cells
from loaders.messages.places import FILE

_AGENCIES = ("县教育局", "县财政局、县水利局", "城关镇", "各乡镇人民政府", "县水务公司", "市消防支队")
_PERSONS = ("王建平", "赵国强", "欧阳小雪", "副县长马建国")
_DATES = ("2024年6月底前", "12月底", "长期坚持")
_TEXTS = ("修缮三座水闸", "开展校园检查，消除安全隐患。", "提升窗口服务水平", "完善应急预案")


class Part(NamedTuple):
    """What a column may be: its kind, the headers for it, its cells."""

    kind: str
    headers: tuple[str, ...]
    cells: tuple[str, ...]


TASK = Part("task", ("工作任务", "抽查事项", "整改任务", "检查内容", "项目名称"), _TEXTS)
ROLES = (
    Part("lead", ("牵头单位", "发起部门", "组织单位", "主办科室"), _AGENCIES),
    Part("responsible", ("责任单位", "经办科室", "归口部门", "包保单位", "建设单位"), _AGENCIES),
    Part("support", ("配合单位", "联查部门", "技术支撑单位", "参与部门"), _AGENCIES),
)
OTHERS = (
    Part("person", ("责任人", "分管领导", "牵头单位负责人", "责任单位联系人"), _PERSONS),
    Part("ignored", ("责任单位联系电话",), ("13800000000", "0351-1234567")),
    Part("ignored", ("责任单位职责", "参与部门的检查内容", "配合单位任务"), _TEXTS),
    Part("ignored", ("启动时间", "开工日期"), _DATES),
    Part("deadline", ("完成时限", "竣工时间", "结束时间"), _DATES),
    Part("ignored", ("备注", "进展情况"), ("已开工", "")),
    Part(
        "ignored", ("设定依据", "甲"), ("《某某条例》第十二条", "《某法》第五条、第八条", "按照《某办法》有关规定执行")
    ),
    Part("ignored", ("地点", "所在路段"), ("石桥街", "柳林路", "人民广场")),
    Part("ignored", ("分值", "检查频次"), ("5", "10")),
)
_SUBSETS = st.tuples(
    st.lists(st.sampled_from(ROLES), min_size=1, unique=True), st.lists(st.sampled_from(OTHERS), unique=True)
)
parts = _SUBSETS.map(lambda two: [TASK, *two[0], *two[1]]).flatmap(st.permutations)

GROUPS = (
    ("牵头单位", (("单位名称", "lead", _AGENCIES), ("负责人", "person", _PERSONS))),
    ("配合单位", (("部门", "support", _AGENCIES), ("联系人", "person", _PERSONS))),
    ("责任单位", (("县级", "responsible", _AGENCIES), ("乡镇", "responsible", _AGENCIES))),
    ("检查主体", (("发起部门", "lead", _AGENCIES), ("联查部门", "support", _AGENCIES))),
    ("实施时间", (("起始", "ignored", _DATES), ("完成", "deadline", _DATES))),
)


def kinds(grid: Grid) -> tuple[int, list[str]]:
    """The depth of the header, and the kinds of the columns below it."""
    header = next(iter(find_headers(grid)), None) or header_by_cells(grid)
    assert header is not None
    return header.depth, [cell.kind for cell in header.cells]


@given(parts, st.integers(1, 9), st.data())
def test_columns_are_known_by_header_and_cells(columns: list[Part], count: int, data: st.DataObject):
    rows = [[data.draw(st.sampled_from(part.headers)) for part in columns]]
    rows += [[data.draw(st.sampled_from(part.cells)) for part in columns] for _ in range(count)]

    assert kinds(Grid(rows, FILE)) == (1, [part.kind for part in columns])


@given(st.lists(st.sampled_from(GROUPS[:4]), min_size=1, max_size=2, unique=True), st.booleans(), st.booleans())
def test_parted_columns_are_known_by_both_rows_of_the_header(groups: list, is_dated: bool, is_merged: bool):
    groups = [*groups, GROUPS[4]] if is_dated else groups
    columns = [part for _, parted in groups for part in parted]
    upper = ["序号", "工作任务", *(cell for name, _ in groups for cell in (name, ""))]
    rows = [[str(at + 1), _TEXTS[at], *(cells[at] for *_, cells in columns)] for at in range(3)]
    grid = Grid([upper, ["", "", *(name for name, *_ in columns)], *rows], FILE)
    if is_merged:
        expand(grid, [(0, 0, 1, 0), (0, 1, 1, 1), *((0, at, 0, at + 1) for at in range(2, len(upper), 2))])

    assert kinds(grid) == (2, ["number", "task", *(kind for _, kind, _ in columns)])
