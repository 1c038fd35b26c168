"""Rows become assignments and actions; oddities in their cells become findings."""

import pytest

from loaders import Document, LoadError, load_document
from tests.conftest import BUNDLED, document
from tests.loaders.files import agencies, codes, findings


@pytest.fixture(scope="module")
def bundled() -> Document:
    return load_document(BUNDLED.read_bytes(), name=BUNDLED.name)


def test_the_bundled_document_has_17_actions_in_13_measures_and_48_assignments_of_21_agencies(bundled):
    table = bundled.assignments

    assert bundled.title == "金融支持小微企业责任分工表"
    assert (len(bundled.actions), bundled.actions["measure_no"].nunique()) == (17, 13)
    assert table["role"].value_counts().loc[["lead", "responsible"]].tolist() == [25, 23]
    assert (len(table), table["agency"].nunique()) == (48, 21)


def test_the_bundled_document_is_known_by_its_hash(bundled):
    assert bundled.sha256 == "269ffd32b2c68ff493ed520d4119f6163f6297253bb5069f4305b41ee4681e84"


def test_the_findings_of_the_bundled_document_name_their_places(bundled):
    assert findings(bundled) == [
        "第 7 行 · 牵头单位：单位名单以分隔号结尾，可能漏了一个单位",
        "第 9–10、13–14、16–17 行 · 责任单位：这些行的这一列是空白，按没有单位读",
        "第 1–3、5、12 行；第 9、14、16 行：“各市（县）政府”与“各市政府”写法相近，可能是同一单位，按两个单位处理",
        "第 1–5 行；第 6–17 行：编号的括号全角、半角混用（前者全角，后者半角），编号照读",
    ]


def test_an_action_keeps_its_row_as_printed(bundled):
    action = bundled.actions.iloc[6]

    assert action["source"].startswith("(七) 健全小微企业失信惩戒机制。")
    assert action["source"].endswith(
        "\t省发改委、人民银行太原中心支行、\t省中小企业局、太原铁路局、太原海关、山西民航机场集团"
    )


def test_columns_may_stand_in_any_order():
    read = document("省财政厅\t省发改委\t（一）甲。乙\n", header="责任单位\t牵头单位\t主要任务\n")

    assert (agencies(read, "lead"), agencies(read, "responsible")) == (["省发改委"], ["省财政厅"])


def test_a_measure_printed_on_three_rows_has_actions_1_2_3():
    read = document("（一）甲。一\t甲局\t\n（一）甲。二\t甲局\t\n（一）甲。三\t甲局\t\n")

    assert read.actions["action_no"].tolist() == [1, 2, 3]


def test_a_row_without_agencies_stays_an_action_and_is_reported():
    read = document("（一）甲\t甲局\t乙局\n（二）乙\t\t\n")

    assert read.actions["measure"].tolist() == ["甲", "乙"]
    assert "第 2 行：没有写任何单位" in findings(read)


def test_a_table_in_which_no_row_names_an_agency_is_refused():
    with pytest.raises(LoadError) as error:
        document("（一）甲\t\t\n")

    assert error.value.code == "no-agencies"


def test_a_trailing_separator_is_reported_and_adds_no_agency():
    read = document("（一）甲。乙\t省发改委、人民银行太原中心支行、\t省中小企业局\n")

    assert agencies(read, "lead") == ["省发改委", "人民银行太原中心支行"]
    assert [(finding.code, finding.place.header) for finding in read.findings] == [
        ("list-ends-in-separator", "牵头单位")
    ]


def test_an_agency_written_twice_in_a_role_counts_once_and_is_reported():
    read = document("（一）甲\t甲局、乙局、甲局\t丙局\n")

    assert agencies(read, "lead") == ["甲局", "乙局"]
    assert "第 1 行 · 牵头单位：同一单位写了两次，只计一次：甲局" in findings(read)


def test_what_is_no_agency_is_reported():
    read = document("甲\t甲局；责任人：李明；完成率 95%\t无\n")

    assert {finding.code: dict(finding.values) for finding in read.findings} == {
        "persons-beside": {"names": "李明"},
        "not-an-agency": {"text": "完成率95%"},
        "mark-for-no-agency": {"mark": "无"},
    }


@pytest.mark.parametrize(
    ("statement", "leads"),
    [
        ("列第一位的为牵头单位", ["甲局", "丙局"]),
        ("有多个责任单位的，列第一位的为牵头单位", ["甲局"]),
        ("第一个逗号前为牵头单位", ["甲局", "乙局", "丙局"]),
        ("排名不分先后", []),
    ],
)
def test_the_first_responsible_agency_leads_where_a_sentence_says_so(statement, leads):
    read = document("1.甲\t甲局、乙局\n2.乙\t丙局\n", header=f"{statement}。\n任务\t责任单位\n")

    assert agencies(read, "lead") == leads
    assert ("first-agency-leads" in codes(read)) == bool(leads)


def test_the_position_of_an_agency_counts_in_its_cell_and_role():
    read = document("甲\t甲局牵头，乙局、丙局配合\t丁局\n")

    assert read.assignments[["agency", "position"]].values.tolist() == [
        ["甲局", 1],
        ["乙局", 1],
        ["丙局", 2],
        ["丁局", 1],
    ]


def test_a_deadline_among_the_agencies_is_that_of_the_row_unless_it_has_a_column():
    assert document("甲\t甲局，6月底前完成\t\n").actions["deadline"].tolist() == ["6月底前完成"]


def test_a_task_of_a_number_alone_is_its_own_title():
    assert document("1.\t甲局\t\n").actions["measure"].tolist() == ["1."]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("1.甲\t甲局\t乙局\n2.乙\t甲局\t乙局\n3.丙\t甲局\t\n", ["第 3 行 · 责任单位"]),
        ("1.甲\t甲局\t乙局\n2.乙\t甲局\t\n3.丙\t甲局\t\n", []),  # most are blank: that is the form of the table
        ("1.甲\t甲局\t乙局\n2.乙\t甲局\t乙局\n3.丙\t\t\n", []),  # it names nobody at all
    ],
)
def test_the_blank_cells_of_a_column_are_one_finding(rows, expected):
    assert [str(finding.place) for finding in document(rows).findings if finding.code == "column-blank"] == expected
