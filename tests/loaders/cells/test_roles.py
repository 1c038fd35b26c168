"""Who does what in a cell: by label, by verb, by bracket, or as its header says."""

import pytest

from loaders.cells.roles import read_agencies

LEAD, RESPONSIBLE, SUPPORT, SUPERVISE = "lead", "responsible", "support", "supervise"


@pytest.mark.parametrize(
    ("text", "role", "named"),
    [
        ("市教育局、市财政局", SUPPORT, [(SUPPORT, "市教育局"), (SUPPORT, "市财政局")]),
        ("分管副县长负责，县教育局牵头。", LEAD, [(LEAD, "县教育局")]),
        ("县教育局、县财政局负责。列第一位的为牵头部门，其他部门配合，下同", RESPONSIBLE,
         [(RESPONSIBLE, "县教育局"), (RESPONSIBLE, "县财政局")]),
        ("牵头单位：县教育局；各镇、县财政局按职责分工负责", RESPONSIBLE,
         [(LEAD, "县教育局"), (RESPONSIBLE, "各镇"), (RESPONSIBLE, "县财政局")]),
        ("组长单位：县教育局；成员单位：县财政局", RESPONSIBLE, [(LEAD, "县教育局"), (RESPONSIBLE, "县财政局")]),
        ("省、市、县三级水利部门", LEAD, [(LEAD, "省、市、县三级水利部门")]),
        ("各县、特区、区人民政府", LEAD, [(LEAD, "各县、特区、区人民政府")]),
        ("各市人民政府和青湖新区管委会", LEAD, [(LEAD, "各市人民政府"), (LEAD, "青湖新区管委会")]),
        ("财政、民政等部门和红十字会", LEAD, [(LEAD, "财政"), (LEAD, "民政"), (LEAD, "红十字会")]),
        ("宣传发动由县文化馆、广播站负责", LEAD, [(LEAD, "县文化馆"), (LEAD, "广播站")]),
        ("各区政府〈含各园区，下同〉", LEAD, [(LEAD, "各区政府〈含各园区〉")]),
        ("根据险情类别确定", LEAD, []),
        # labels
        ("牵头单位：市教育局；责任单位：市财政局", RESPONSIBLE, [(LEAD, "市教育局"), (RESPONSIBLE, "市财政局")]),
        ("牵头单位 市教育局\n责任单位 市财政局", RESPONSIBLE, [(LEAD, "市教育局"), (RESPONSIBLE, "市财政局")]),
        ("市教育局；督办单位：市政府督查室", LEAD, [(LEAD, "市教育局"), (SUPERVISE, "市政府督查室")]),
        ("牵头单位：市教育局；主责单位：市财政局", RESPONSIBLE, [(LEAD, "市教育局"), (RESPONSIBLE, "市财政局")]),
        ("主责单位：市教育局", RESPONSIBLE, [(LEAD, "市教育局")]),
        ("牽頭單位：市教育局", RESPONSIBLE, [(LEAD, "市教育局")]),
        ("市教育局 市财政局", LEAD, [(LEAD, "市教育局"), (LEAD, "市财政局")]),
        # verbs
        ("市教育局、市财政局、配合", LEAD, [(SUPPORT, "市教育局"), (SUPPORT, "市财政局")]),
        ("市教育局牵头，—配合", RESPONSIBLE, [(LEAD, "市教育局")]),
        ("市教育局牵头，市财政局、市民政局配合", RESPONSIBLE, [(LEAD, "市教育局"), (SUPPORT, "市财政局"), (SUPPORT, "市民政局")]),
        ("市发改委牵头市财政局配合", RESPONSIBLE, [(LEAD, "市发改委"), (SUPPORT, "市财政局")]),
        ("市教育局会同市财政局负责", LEAD, [(LEAD, "市教育局"), (SUPPORT, "市财政局")]),
        ("市教育局商市财政局", LEAD, [(LEAD, "市教育局"), (SUPPORT, "市财政局")]),
        ("市教育局、商务局", LEAD, [(LEAD, "市教育局"), (LEAD, "商务局")]),
        ("市教育局等部门按职责分工负责", RESPONSIBLE, [(RESPONSIBLE, "市教育局")]),
        ("市教育局牵头，市财政局负责", SUPPORT, [(LEAD, "市教育局"), (RESPONSIBLE, "市财政局")]),
        ("各农贸市场主办单位", RESPONSIBLE, [(RESPONSIBLE, "各农贸市场主办单位")]),
        # brackets
        ("市教育局（牵头）、市财政局", RESPONSIBLE, [(LEAD, "市教育局"), (RESPONSIBLE, "市财政局")]),
        ("市教育局（配合单位）", RESPONSIBLE, [(SUPPORT, "市教育局")]),
        ("市教育局（机关）", LEAD, [(LEAD, "市教育局（机关）")]),
        ("市教育局（备注）", LEAD, [(LEAD, "市教育局（备注）")]),
    ],
)  # fmt: skip
def test_the_agencies_of_a_cell_have_the_roles_it_says(text, role, named):
    assert list(read_agencies(text, role).named) == named


@pytest.mark.parametrize(
    ("text", "ignored"),
    [
        ("无", ["无"]),
        ("责任人：李明", ["李明"]),
        ("市教育局（以下简称教育局）", ["以下简称教育局"]),
        ("市教育局；备注：下月开始", ["下月开始"]),
    ],
)
def test_what_names_no_agency_is_set_aside(text, ignored):
    assert list(read_agencies(text, LEAD).ignored) == ignored


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("市教育局，6月底前完成", "6月底前完成"),
        ("责任人：李明；6月底前完成", "6月底前完成"),
        ("市教育局；完成时限：2025年12月", "2025年12月"),
        ("市教育局；实施时间：3月；完成时间：6月", "6月"),  # the end
        ("市教育局；报送时间：3月；整改时限：6月", "3月；6月"),
        ("市教育局", ""),
    ],
)
def test_a_deadline_among_the_agencies_is_read(text, deadline):
    assert read_agencies(text, LEAD).deadline == deadline


def test_a_name_printed_twice_in_a_role_counts_once_and_is_told():
    read = read_agencies("市教育局、市财政局、市教育局", LEAD)

    assert read.named == ((LEAD, "市教育局"), (LEAD, "市财政局"))
    assert read.repeated == ("市教育局",)


@pytest.mark.parametrize(("text", "expected"), [("市教育局、", True), ("市教育局", False), ("、", False)])
def test_a_list_that_ends_in_a_separator_is_open(text, expected):
    assert read_agencies(text, LEAD).open_ended == expected
