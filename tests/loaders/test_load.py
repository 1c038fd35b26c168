"""What a load gives beside the rows: actions, findings with their places, and errors in one sentence."""

from pathlib import Path

import pandas as pd
import pytest

from loaders import Document, LoadError, check, load_document
from loaders.schema import NAMES

BUNDLED = Path(__file__).parents[2] / "data/documents/shanxi-sme-finance.txt"
HEADER = "工作内容\t牵头单位\t责任单位\n"


def load(text: str, header: str = HEADER) -> Document:
    return load_document((header + text).encode(), name="t.txt")


def agencies(document: Document, role: str) -> list[str]:
    table = document.assignments
    return table.loc[table["role"] == role, "agency"].tolist()


def findings(document: Document) -> list[str]:
    return [str(finding) for finding in document.findings]


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
        "措施 10（第 13–14 行）：整项措施没有责任单位",
        "措施 12（第 16 行）：整项措施没有责任单位",
        "措施 13（第 17 行）：整项措施没有责任单位",
        *(f"第 {row} 行：没有责任单位" for row in (9, 10, 13, 14, 16, 17)),
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
    document = load("省财政厅\t省发改委\t（一）甲。乙\n", header="责任单位\t牵头单位\t主要任务\n")

    assert (agencies(document, "lead"), agencies(document, "responsible")) == (["省发改委"], ["省财政厅"])


def test_a_column_of_supporting_agencies_is_read():
    document = load("（一）甲\t省发改委\t省教育厅、省财政厅\n", header="工作任务\t牵头单位\t配合单位\n")

    assert agencies(document, "support") == ["省教育厅", "省财政厅"]


def test_blank_lines_inside_the_table_are_no_rows():
    document = load("（一）甲\t甲局\t\n\n \t\n（二）乙\t乙局\t\n")

    assert document.actions["source_row"].tolist() == [1, 2]


def test_a_measure_printed_on_three_rows_has_actions_1_2_3():
    document = load("（一）甲。一\t甲局\t\n（一）甲。二\t甲局\t\n（一）甲。三\t甲局\t\n")

    assert document.actions["action_no"].tolist() == [1, 2, 3]


def test_a_row_without_agencies_stays_an_action_and_is_reported():
    document = load("（一）甲\t甲局\t乙局\n（二）乙\t\t\n")

    assert document.actions["measure"].tolist() == ["甲", "乙"]
    assert "第 2 行：没有写任何单位" in findings(document)


def test_a_trailing_separator_is_reported_and_adds_no_agency():
    document = load("（一）甲。乙\t省发改委、人民银行太原中心支行、\t省中小企业局\n")

    assert agencies(document, "lead") == ["省发改委", "人民银行太原中心支行"]
    assert [(finding.code, str(finding.place)) for finding in document.findings] == [
        ("list-ends-in-separator", "第 1 行 · 牵头单位")
    ]


def test_an_agency_written_twice_in_a_cell_counts_once_and_is_reported():
    document = load("（一）甲\t甲局、乙局、甲局\t丙局\n")

    assert agencies(document, "lead") == ["甲局", "乙局"]
    assert "第 1 行 · 牵头单位：同一单位写了两次，只计一次：甲局" in findings(document)


def test_a_separator_inside_brackets_splits_no_agency():
    assert agencies(load("（一）甲\t各县（市、区）政府、甲局\t\n"), "lead") == ["各县（市、区）政府", "甲局"]


def test_white_space_inside_a_name_is_removed():
    assert agencies(load("（一）甲\t省金 融\u3000办\t\n"), "lead") == ["省金融办"]


def test_a_cell_of_paragraphs_and_line_breaks_holds_an_agency_on_each():
    document = load("<p>（一）甲</p>\t<p>甲局</p><p>乙局<br/>丙局</p>\t<p>A&amp;B公司</p>\n")

    assert agencies(document, "lead") == ["甲局", "乙局", "丙局"]
    assert agencies(document, "responsible") == ["A&B公司"]


def test_entities_are_decoded_once():
    assert load("（一）&amp;lt;甲&lt;b&gt;\t甲局\t\n").actions["measure"].tolist() == ["&lt;甲<b>"]


def test_a_script_in_a_cell_leaves_only_the_visible_words():
    assert agencies(load("（一）甲\t甲局<script>alert(1)</script>\t\n"), "lead") == ["甲局"]


def test_typed_angle_brackets_are_text():
    document = load("（一）甲<b>乙\t各县<市、区>政府\t\n")

    assert document.actions["measure"].tolist() == ["甲<b>乙"]
    assert agencies(document, "lead") == ["各县<市、区>政府"]


def test_a_short_row_is_read_with_blanks_and_reported():
    document = load("（一）甲\t甲局\n")

    assert agencies(document, "lead") == ["甲局"]
    assert findings(document)[0] == "文件第 2 行：只有 2 格，表头有 3 格，缺的格按空白读"


def test_cells_beyond_the_header_are_reported_not_lost_silently():
    assert "多出的没有读入：备注" in findings(load("（一）甲\t甲局\t乙局\t备注\n"))[0]


def test_a_row_without_a_task_is_reported():
    assert "没有任务内容" in findings(load("（一）甲\t甲局\t乙局\n\t丙局\t\n"))[0]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("关于推进全域旅游的若干措施\n责任分工表\n", "关于推进全域旅游的若干措施责任分工表"),
        ("2026年市政府重点民生实事项\n目任务分解表\n", "2026年市政府重点民生实事项目任务分解表"),
        ("首页 > 政务公开\n责任分工表\n", "责任分工表"),
        ("某政办〔2026〕5号\n责任分工表\n", "责任分工表"),
    ],
)
def test_a_title_on_two_lines_is_put_together_and_nothing_else_with_it(above, title):
    assert load_document(f"{above}任务\t责任单位\n修路\t甲局\n".encode(), name="t.txt").title == title


def test_a_document_without_a_title_is_named_after_its_file():
    assert load("（一）甲\t甲局\t\n").title == "t"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_encoding_is_found(encoding):
    data = (HEADER + "（一）甲\t省发改委\t\n").encode(encoding)

    assert agencies(load_document(data, name="t.txt"), "lead") == ["省发改委"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文件是空的"),
        ("\ufeff \n\t".encode(), "文件是空的"),
        ("甲\t乙\n丙\t丁\n".encode(), "没有找到表头"),
        ("工作内容\t备注\n（一）甲\t乙\n".encode(), "第 1 行的表头缺少单位"),
        ("牵头单位\t责任单位\n甲局\t乙局\n".encode(), "第 1 行的表头缺少工作内容"),
        ((HEADER + "（一）甲\t\t\n").encode(), "没有一行写了单位"),
        (HEADER.encode(), "没有一行写了单位"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xff", "不是文本"),
        (b"\xff\xff\xff\xff", "不是文本"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_chinese_sentence(data, words):
    with pytest.raises(LoadError) as error:
        load_document(data, name="t.txt")

    message = str(error.value)
    assert words in message
    assert message.endswith("。")
    assert "\n" not in message


def tidy(**changes) -> pd.DataFrame:
    table = load("（一）甲。乙\t甲局、乙局\t\n").assignments
    return table.assign(**changes)[list(NAMES)]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (tidy().drop(columns="section"), "columns are"),
        (tidy(position=[1.5, 2.5]), "position is float64"),
        (tidy(agency=pd.Series(["甲局", None], dtype="str")), "agency is missing"),
        (tidy(agency=pd.Series(["甲局", " "], dtype="str")), "agency is blank"),
        (tidy(agency=pd.Series(["甲局", "乙 局"], dtype="str")), "white space"),
        (tidy(role=pd.Categorical(["lead", "chair"])), "role has the words"),
        (tidy(source_row=pd.array([0, 1], dtype="Int64")), "source_row is below 1"),
        (tidy(agency=pd.Series(["甲局", "甲局"], dtype="str")), "stands twice in a cell"),
    ],
)
def test_the_contract_refuses_a_table_that_breaks_it(table, words):
    with pytest.raises(ValueError, match=words):
        check(table)


def test_a_header_of_no_known_word_is_told_by_its_stem_and_the_cells_below():
    text = "案由\t牵头镇办\t配合科所队（组）\n关于加强校园周边交通秩序管理的建议\t城关镇、东风街道\t交警大队、派出所\n"
    document = load_document(text.encode(), name="t.txt")

    assert agencies(document, "lead") == ["城关镇", "东风街道"]
    assert agencies(document, "support") == ["交警大队", "派出所"]


def test_a_column_of_any_name_left_of_the_measures_is_the_task():
    text = "存在问题\t整改措施\t责任部门\n告知不到位\t公开材料清单。\t立案庭\n"
    document = load_document(text.encode(), name="t.txt")

    assert document.actions[["measure", "action"]].to_numpy().tolist() == [["告知不到位", "公开材料清单。"]]
