"""The dataset by the names of today: one body is one agency, and the printed names are kept in a column of their own."""

import gc
import weakref

import pytest

from dashboard.analysis.matrix import cell_roles, matrix
from dashboard.analysis.workload import workload
from dashboard.export import csv_files
from dashboard.library import catalogue
from dashboard.model.agency_register import Facts
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.provinces import province_of
from dashboard.model.selection import Selection
from dashboard.model.successors import current_dataset, known_agencies
from dashboard.text.gloss import key_of
from tests.conftest import document

TAX = "国家税务总局山西省税务局（原省国税局、省地税局）"


def today(*rows: str, name: str = "t.txt"):
    dataset = make_dataset(document("".join(rows), name=name))
    return current_dataset(dataset, known_agencies(dataset, catalogue.agency_facts()))


@pytest.fixture(scope="module")
def current(dataset):
    return catalogue.with_current_names(dataset)


def test_agencies_with_one_successor_are_one_agency_and_count_once_in_an_action(dataset, current):
    assert current.counts == {"measures": 13, "actions": 17, "agencies": 20, "assignments": 47}
    assert current.actions([10])[0].agencies == {"lead": [TAX]}
    assert dataset.actions([10])[0].agencies == {"lead": ["省国税局", "省地税局"]}


def test_an_agency_in_two_roles_of_an_action_keeps_both():
    assert today("（一）甲\t省国税局\t省地税局\n").actions([1])[0].agencies == {"lead": [TAX], "responsible": [TAX]}


def test_a_doubtful_successor_is_marked(current):
    assert "山西省民营经济发展局（待核实）（原省中小企业局）" in current.agencies


def test_what_goes_on_and_what_is_not_known_stands_as_printed(current):
    assert {"省财政厅", "各市政府", "各市（县）政府", "各资产管理公司"} <= set(current.agencies)
    assert today("（一）甲\t某某局\t省国土厅\n").agencies == ("某某局", "山西省自然资源厅（原省国土厅）")


def test_groups_of_governments_are_never_merged(current):
    named = dict(current.tables.rows("SELECT agency, count(*) FROM assignments GROUP BY agency"))

    assert named["各市政府"] == 4 - 1
    assert named["各市（县）政府"] == 5


def test_a_document_that_already_prints_the_name_of_today_joins_in():
    assert today("（一）甲\t省国土厅\t\n（二）乙\t山西省自然资源厅\t\n").agencies == ("山西省自然资源厅（原省国土厅）",)


def test_the_same_names_in_a_document_of_another_province_are_left_alone():
    assert today("（一）甲。按湖南省的规定办\t省国税局\t省地税局\n").agencies == ("省国税局", "省地税局")
    assert today("（一）甲。学习湖南省的做法\t省国土厅\t山西银监局\n").agencies[1].startswith("国家金融监督管理总局")


def test_the_province_of_a_text_is_the_one_it_names_most():
    assert province_of("山西省、湖南省、山西省") == "山西"
    assert province_of("某省") == ""


def test_a_filter_matches_the_body_of_today(current):
    shown = Selection(current, Filter(agency=(TAX,)))

    assert shown.rows("SELECT printed FROM shown") == [("省国税局、省地税局",)]
    assert Selection(current, Filter(q="自然资源厅")).counts["assignments"] == 1
    assert Selection(current, Filter(q="省国土厅")).counts["assignments"] == 1


@pytest.mark.parametrize("name", ["省国税局", "省地税局", "国家税务总局山西省税务局", TAX])
def test_a_link_may_name_the_agency_as_printed_or_as_today(current, name):
    assert Filter.from_query({"agency": [name]}, current, key_of).filter == Filter(agency=(TAX,))


def test_the_download_keeps_the_printed_name_and_adds_the_one_of_today(current):
    lines = csv_files.assignments_csv(Selection(current, Filter())).decode("utf-8-sig").splitlines()
    tidy = b"".join(csv_files.tidy_chunks(Selection(current, Filter()))).decode().splitlines()

    assert lines[0].endswith(",单位,角色,单位排序,原表行号,现行机构")
    assert (
        next(line for line in lines if line.endswith(",10,国家税务总局山西省税务局")).count("省国税局、省地税局") == 1
    )
    assert sum(line.endswith(",山西省民营经济发展局（待核实）") for line in lines) == 4
    assert tidy[0].endswith(",agency,role,position,source_row,agency_today")
    assert len(lines) == len(tidy) == 1 + 47


def test_workload_and_matrix_count_by_the_body_of_today(current):
    load = workload(Selection(current, Filter()), count="assignments", whole=47)
    table = matrix(Selection(current, Filter()), rows="measures")

    assert load.set_index("agency").loc[TAX, "total"] == 1
    assert cell_roles(table.loc[8, TAX]) == ("lead",)


def test_a_board_that_nothing_is_known_of_stays_the_same():
    dataset = make_dataset(document("（一）甲\t某某局\t\n"))

    assert catalogue.with_current_names(dataset) is dataset
    assert [known.fact for known in known_agencies(dataset, Facts())] == [None]


def test_the_names_of_an_upload_are_gone_with_its_board():
    dataset = make_dataset(document("（一）甲\t省国税局\t\n"))
    gone = weakref.ref(catalogue.with_current_names(dataset))
    del dataset
    gc.collect()

    assert gone() is None


@pytest.mark.parametrize("content", [None, b"\xff\xff", "名称\n".encode()])
def test_without_a_usable_table_nothing_is_known_and_a_broken_one_says_why(tmp_path, monkeypatch, content):
    path = tmp_path / "agencies.csv"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setattr(catalogue, "AGENCIES", path)

    facts = catalogue.agency_facts()
    assert facts.agencies == ()
    assert bool(facts.problem) == (content is not None)


def test_filters_of_actions_and_kinds_of_agencies_work_with_the_names_of_today(current):
    assert Selection(current, Filter(missing=("responsible",))).counts["actions"] == 6
    assert Selection(current, Filter(due=("open",))).counts["actions"] == 1
    assert TAX in Selection(current, Filter(category=("central",))).agencies
