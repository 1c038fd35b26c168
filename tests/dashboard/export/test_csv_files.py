"""Downloads open correctly in Excel and WPS, and nothing in them is run as a formula."""

import csv
from io import StringIO

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis.collaboration import pairs
from dashboard.analysis.matrix import matrix, row_labels
from dashboard.analysis.workload import workload
from dashboard.export import csv_files
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from loaders import NAMES
from tests.conftest import document, with_other_columns


def parse(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_download_has_a_bom_crlf_and_chinese_headers(dataset):
    data = csv_files.assignments_csv(Selection(dataset, Filter()))

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 49
    assert data.count(b"\n") == 49
    assert parse(data)[0] == [
        "措施序号", "措施", "任务序号", "任务内容", "单位", "角色", "单位排序", "原表行号",
    ]  # fmt: skip


def test_the_download_holds_exactly_the_filtered_assignments_with_text_and_source_row(dataset):
    shown = Selection(dataset, Filter(agency=("省金融办",), role=("lead",)))

    rows = parse(csv_files.assignments_csv(shown))[1:]
    assert [row[-1] for row in rows] == ["1", "2", "3", "11", "12"]
    assert {(row[4], row[5]) for row in rows} == {("省金融办", "牵头")}
    assert rows[1][3].startswith("推动省级农业信贷担保体系向市县延伸")


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1+2", "＠x", " =1", "\u3000=1", "'=1", "-注", "|calc"],
)  # fmt: skip
def test_a_text_that_a_spreadsheet_would_run_gets_one_quote_and_can_be_restored(cell):
    assert csv_files.defuse(cell) == f"'{cell}"
    assert csv_files.defuse(cell)[1:] == cell


@pytest.mark.parametrize("cell", ["-10", "+5", "-1,234.50", "-1e-7", "12%", "省发改委", "A=B", "", 7, None])
def test_numbers_and_plain_texts_stay_as_they_are(cell):
    assert csv_files.defuse(cell) == cell


@given(st.lists(st.tuples(*[st.text(st.sampled_from('",;\r\n \x00a省')) | st.none() | st.integers()] * 2), min_size=1))
def test_cells_are_written_as_the_csv_module_writes_them(rows):
    out = StringIO(newline="")
    csv.writer(out).writerows([("a", "b"), *(map(csv_files.defuse, row) for row in rows)])

    table = pd.DataFrame(rows, columns=["a", "b"], dtype=object)
    assert csv_files.csv_bytes(table).decode("utf-8-sig") == out.getvalue()


def test_headers_are_defused_too():
    assert parse(csv_files.csv_bytes(pd.DataFrame({"=x": ["y"]})))[0] == ["'=x"]


def test_the_tidy_download_is_the_contract_as_it_is(dataset):
    data = b"".join(csv_files.tidy_chunks(Selection(dataset, Filter())))

    assert data.decode().split("\n")[0].startswith("section,measure_no,measure,action_no")
    assert b"\r" not in data


def test_the_matrix_is_downloaded_as_marks_with_totals_at_the_margins(dataset):
    table = matrix(Selection(dataset, Filter()), rows="measures")
    labels = row_labels(dataset, table.index.tolist(), "measures")
    rows = parse(csv_files.matrix_csv(table, labels, rows="measures"))

    assert rows[0][:2] == ["措施", "省金融办"]
    assert rows[0][-2:] == ["● 牵头单位数", "○ 责任单位数"]
    assert rows[1][:5] == ["1. 完善政银担合作机制", "●", "○", "○", "○"]
    assert rows[-2][:2] == ["● 牵头措施数", "4"]
    assert rows[-1][-1] == "23"


def test_the_workload_is_downloaded_under_chinese_headers(dataset):
    rows = parse(csv_files.workload_csv(workload(Selection(dataset, Filter()), count="actions", whole=17), "actions"))

    assert rows[0] == [
        "单位",
        "牵头（任务）",
        "责任（任务）",
        "合计（任务）",
        "占比",
        "独自牵头（任务）",
        "共同牵头（任务）",
        "同任务单位数",
    ]
    assert rows[1] == ["省金融办", "5", "2", "7", "41.2%", "4", "1", "6"]


def test_in_english_headers_roles_and_names_are_english(dataset, english):
    shown = Selection(dataset, Filter())
    rows = parse(csv_files.assignments_csv(shown))
    load = workload(shown, count="actions", whole=17)

    assert rows[0][4:6] == ["Agency", "Role"]
    assert rows[1][4:6] == ["省金融办", "Lead"]
    assert parse(csv_files.workload_csv(load, "actions"))[0][:3] == [
        "Agency",
        "Lead (actions)",
        "Responsible (actions)",
    ]


@pytest.mark.parametrize("several", [False, True])
def test_the_pairs_are_downloaded_with_the_place_of_each_action(dataset, several):
    other = (
        make_dataset(dataset.documents[0], document("（一）甲\t=甲局\t乙局\n", name="另一份.txt"))
        if several
        else dataset
    )
    text = csv_files.pairs_csv(pairs(Selection(other, Filter())), other).decode("utf-8-sig").splitlines()

    title = "《金融支持小微企业责任分工表》" if several else ""
    assert text[0] == "牵头单位,协同单位,关系,任务数,原表行号"
    assert text[1] == "省金融办,各市（县）政府,责任,4," + "、".join(f"{title}{row}" for row in (1, 2, 3, 12))
    assert any(line.startswith("'=甲局,") for line in text) == several


def test_texts_that_break_or_run_are_written_byte_for_byte_like_this():
    rows = '（一）甲，"引"。=1+1；第一行<br>第二行,逗号\t@甲局、-丙办\t+乙局\n（二）=cmd|x。\u3000＝1+1 -10\t甲"局\t\n'
    shown = Selection(make_dataset(document(rows)), Filter())

    assert (
        csv_files.assignments_csv(shown)
        == (
            "\ufeff措施序号,措施,任务序号,任务内容,单位,角色,单位排序,原表行号\r\n"
            '1,"甲，""引""",1,"\'=1+1；第一行\n第二行,逗号",\'@甲局,牵头,1,1\r\n'
            '1,"甲，""引""",1,"\'=1+1；第一行\n第二行,逗号",\'-丙办,牵头,2,1\r\n'
            '1,"甲，""引""",1,"\'=1+1；第一行\n第二行,逗号",\'+乙局,责任,1,1\r\n'
            '2,\'=cmd|x,1,\'＝1+1 -10,"甲""局",牵头,1,2\r\n'
        ).encode()
    )
    assert (
        b"".join(csv_files.tidy_chunks(shown)).decode().splitlines()[-1] == ',2,=cmd|x,1,＝1+1 -10,,"甲""局",lead,1,2'
    )


def test_in_pieces_the_bytes_are_those_of_the_whole(dataset, monkeypatch):
    shown = Selection(dataset, Filter())
    whole, tidy = csv_files.assignments_csv(shown), b"".join(csv_files.tidy_chunks(shown))
    monkeypatch.setattr(csv_files, "CHUNK", 7)

    assert b"".join(pieces := [*csv_files.assignments_chunks(shown)]) == whole
    assert b"".join(csv_files.tidy_chunks(shown)) == tidy
    assert len(pieces) == 7


def test_without_assignments_the_download_is_the_header_alone(dataset):
    shown, nothing = Selection(dataset, Filter()), Selection(dataset, Filter(q="这些词哪里也没有"))

    header = csv_files.assignments_csv(shown).split(b"\r\n")[0]
    assert csv_files.assignments_csv(nothing) == header + b"\r\n"
    assert b"".join(csv_files.tidy_chunks(nothing)).decode().splitlines() == [",".join(NAMES)]


def test_other_columns_come_last_defused_and_never_under_a_label_of_the_contract():
    read = document("修路\ta局\t=1+1\t万元\n", header="任务\t责任单位\t@备注\t单位\n")
    shown = Selection(make_dataset(read), Filter())
    header, row = parse(csv_files.assignments_csv(shown))

    assert (header[-3:], row[-3:]) == (["原表行号", "'@备注", "单位（2）"], ["1", "'=1+1", "万元"])
    assert b"".join(csv_files.tidy_chunks(shown)).decode().splitlines()[0].endswith(",source_row,@备注,单位")


def test_other_columns_of_several_documents_are_one_column(dataset):
    several = make_dataset(with_other_columns("=1+1"), dataset.documents[0])
    header, row, *_, last = parse(csv_files.assignments_csv(Selection(several, Filter())))

    assert (header[-1], row[-1], last[-1]) == ("其他列", "备注：=1+1；责任人：李四", "")
