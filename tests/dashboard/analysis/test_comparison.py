"""The comparison of two documents: which measures match, what differs, and how a changed text is marked."""

import time

import pytest

from dashboard.analysis.comparison import Difference, compare
from dashboard.analysis.comparison.wording import changes
from dashboard.model.dataset import make_dataset
from loaders import Document, load_document
from tests.conftest import BUNDLED, document

OLD = (
    "（一）修路。把农村公路修好，3年内完成500公里。\t交通局\t财政局、公安局\n"
    "（二）建校。新建学校，改善办学条件，方便学生就近入学。\t教育局\t住建局\n"
    "（三）治水。治理河道，清除淤泥，保护水源，改善水质。\t水利局\t环保局\n"
)


def compared(old: Document, new: Document) -> list[Difference]:
    return compare(make_dataset(old), make_dataset(new))


def differences(new: str, old: str = OLD) -> list[tuple]:
    """(kind, measure before, measure after, agency, roles, texts), without what is empty."""
    found = compared(document(old), document(new))
    return [tuple(value for value in each._replace(group=0, row_old=None, row_new=None) if value) for each in found]


def test_an_exact_copy_shows_no_difference():
    data = BUNDLED.read_bytes()

    assert compared(load_document(data, name="a.txt"), load_document(data, name="b.txt")) == []


def test_blanks_and_widths_make_no_difference():
    assert differences(OLD.replace("（一）", "(一) ").replace("，", ",").replace("3年", "３ 年")) == []


def test_renumbered_measures_still_match():
    new = "（一）新事。全新的一项工作\t民政局\t\n" + OLD.replace("三", "四").replace("二", "三").replace(
        "（一）", "（二）"
    )

    assert differences(new) == [
        ("measure_added", "1. 新事", "全新的一项工作"),
        ("agency_added", "1. 新事", "民政局", ("lead",)),
        ("number", "1. 修路", "2. 修路", "1", "2"),
        ("number", "2. 建校", "3. 建校", "2", "3"),
        ("number", "3. 治水", "4. 治水", "3", "4"),
    ]


def test_a_measure_left_out_is_listed_where_it_stood():
    lines = OLD.splitlines(keepends=True)

    assert differences(lines[0] + lines[2])[0][:2] == ("measure_removed", "2. 建校")


def test_a_new_title_under_the_same_number_is_a_changed_title():
    assert differences(OLD.replace("建校。", "改善办学条件。")) == [
        ("title", "2. 建校", "2. 改善办学条件", "建校", "改善办学条件")
    ]


def test_a_measure_with_new_number_and_title_matches_by_its_text():
    new = OLD.replace("（三）治水", "（九）河湖治理")

    assert {row[0] for row in differences(new)} == {"number", "title"}


def test_a_measure_rewritten_under_its_number_is_one_removed_and_one_added():
    kinds = [
        row[0]
        for row in differences(
            OLD.replace("治水。治理河道，清除淤泥，保护水源，改善水质", "就业。开展技能培训，扩大就业")
        )
    ]

    assert sorted(kinds) == [
        "agency_added",
        "agency_added",
        "agency_removed",
        "agency_removed",
        "measure_added",
        "measure_removed",
    ]


def test_agencies_are_added_removed_and_moved_between_roles():
    new = OLD.replace("交通局\t财政局、公安局", "交通局、财政局\t审计局")

    assert differences(new) == [
        ("agency_moved", "1. 修路", "1. 修路", "财政局", ("responsible",), ("lead",)),
        ("agency_removed", "1. 修路", "1. 修路", "公安局", ("responsible",)),
        ("agency_added", "1. 修路", "1. 修路", "审计局", ("responsible",)),
    ]


def test_a_changed_text_is_given_before_and_after():
    new = OLD.replace("500公里", "800公里")

    assert [(row[0], row[-2][-6:-1], row[-1][-6:-1]) for row in differences(new)] == [("text", "500公里", "800公里")]


def test_the_rows_of_a_measure_match_by_text_whatever_their_order():
    old = "（一）甲。第一件事情\t甲局\t\n（一）甲。第二件不同的工作\t乙局\t\n"
    new = "（一）甲。第二件不同的工作\t乙局\t\n（一）甲。第一件事情\t甲局\t\n"

    assert differences(new, old) == []


def test_measures_of_the_same_title_are_told_apart_by_section():
    old = "一、农业\t\t\n1.加强领导。农业的领导工作\t甲局\t\n二、工业\t\t\n1.加强领导。工业的领导工作\t乙局\t\n"
    new = "一、工业\t\t\n1.加强领导。工业的领导工作\t乙局\t\n二、农业\t\t\n1.加强领导。农业的领导工作\t甲局\t\n"

    assert differences(new, old) == []


def test_a_changed_deadline_is_listed():
    header = "工作内容\t牵头单位\t完成时限\n"
    old, new = (
        load_document(f"{header}（一）修路。把路修好\t交通局\t{when}\n".encode(), name="t.txt")
        for when in ("6月底", "9月底")
    )
    found = compared(old, new)[0]

    assert (found.kind, found.old, found.new) == ("deadline", "6月底", "9月底")


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("规模1000万元", "规模1500万元", ["规模", ("1000", "1500"), "万元"]),
        ("修好路", "修好大路", ["修好", ("", "大"), "路"]),
        ("加强甲的乙丙丁", "加强子的丑丙丁", ["加强", ("甲的乙", "子的丑"), "丙丁"]),
    ],
)
def test_what_differs_in_a_text_is_marked_in_readable_stretches(old, new, marked):
    stretches = changes(old, new)

    assert [change.old if change.old == change.new else tuple(change) for change in stretches] == marked


def test_the_stretches_give_both_texts_back_however_long_they_are():
    old = "".join(f"第{at}句话说的是第{at}件事情，" for at in range(400))
    new = old.replace("第7句", "第七句").replace("第300件", "第三百件")
    stretches = changes(old, new)

    assert "".join(change.old for change in stretches) == old
    assert "".join(change.new for change in stretches) == new
    assert sum(len(change.old) for change in stretches if change.old != change.new) < 200


@pytest.mark.slow
def test_a_thousand_measures_are_compared_within_seconds():
    def lines(first: int, word: str) -> str:
        return "".join(
            f"{at + first}. 第{at}项{word}措施。{'各地各部门要结合实际抓好落实' * 5}{at * 7919}号{at * 104729}\t甲局{at % 30}\t乙局\n"
            for at in range(1000)
        )

    started = time.process_time()
    found = compared(document(lines(1, "")), document(lines(3, "重点")))

    assert {each.kind for each in found} == {"number", "title"}
    assert time.process_time() - started < 20
