"""Commitments and differences as a person sees them: marked in the text as typed, in words, as CSV."""

import pytest
from bs4 import BeautifulSoup

from dashboard.analysis.comparison import compare
from dashboard.analysis.targets import targets_of
from dashboard.export import csv_files
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.stored_document import pack
from dashboard.render import differences as differences
from dashboard.render import targets as commitments
from tests.conftest import document

HOSTILE = "**粗** $a$ &lt;b&gt;x&lt;/b&gt; :red[x] &lt;script&gt;alert(1)&lt;/script&gt;"
TYPED = "**粗** $a$ <b>x</b> :red[x] <script>alert(1)</script>"


def soup(markup: str) -> BeautifulSoup:
    return BeautifulSoup(markup, "html.parser")


def view_of(dataset, chosen=None):
    found = targets_of(dataset, dataset.actions)[0]
    return soup(commitments.view(dataset, found["action_id"].unique().tolist(), found, chosen or Filter()))


def test_every_commitment_is_marked_in_its_text_and_the_text_is_whole(dataset):
    page = view_of(dataset)
    found = targets_of(dataset, dataset.actions)[0]

    assert [mark.text for mark in page.select("mark")] == found["text"].tolist()
    assert [p.text for p in page.select(".rb-text p")] == [
        dataset.actions_by_id[at].action for at in found["action_id"].unique()
    ]


def test_a_commitment_within_another_is_marked_within_its_mark():
    dataset = make_dataset(document("（一）甲。2025年底前建成学校300所，乙\t甲局\t\n"))
    outer = view_of(dataset).select_one("mark")

    assert outer.text == "2025年底前建成学校300所"
    assert outer.select_one("mark").text == "300所"


def test_a_commitment_in_a_title_is_marked_in_the_heading():
    heading = view_of(make_dataset(document("（一）新建学校300所。甲\t甲局\t\n"))).h3

    assert (heading.text, heading.mark.text) == ("1. 新建学校300所", "300所")


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("deadline", "P3Y", "3 年内"),
        ("deadline", "--12-31", "12 月 31 日（未写年份）"),
        ("deadline", "2025-06-30", "2025-06-30"),
        ("amount", "≥ 10000000 元", "≥ 10,000,000 元"),
        ("frequency", "R/P3M", "每季度"),
        ("frequency", "R/P2Y", "每 2 年"),
        ("frequency", "R", "未写间隔"),
        ("name", "三个不低于", "三个不低于"),
    ],
)
def test_a_value_is_said_in_words(kind, value, words):
    assert commitments.said(kind, value) == words


def test_the_table_of_commitments_names_measure_kind_value_and_agencies(dataset):
    table = commitments.table(targets_of(dataset, dataset.actions)[0], dataset)

    assert len(table) == 20
    assert table.iloc[0].tolist() == [
        2,
        "完善政策性农业信贷担保体系",
        1,
        "期限",
        "3年内建成覆盖省、市、县的政策性农业信贷担保体系",
        "P3Y",
        "省金融办",
        "省国资委、省财政厅、各市（县）政府",
        dataset.actions_by_id[2].action,
        2,
    ]


def test_what_a_spreadsheet_would_take_for_a_formula_is_defused_in_both_tables():
    old, new = (document(f"（一）甲。=1+1，建成学校{number}所\t=甲局\t\n") for number in (3, 4))
    dataset = make_dataset(new)
    tables = (
        commitments.table(targets_of(dataset, dataset.actions)[0], dataset),
        differences.table(compare(pack(old), pack(new))),
    )

    for table in tables:
        assert ",=" not in csv_files.csv_bytes(table).decode("utf-8-sig")
        assert "'=1+1" in csv_files.csv_bytes(table).decode("utf-8-sig")


def test_text_of_a_document_is_shown_as_typed_in_both_views():
    old, new = (document(f"（一）甲{HOSTILE}。{HOSTILE}建成学校{n}所，落实“{HOSTILE}”规定\t甲局\t\n") for n in (3, 4))
    shown = compare(pack(old), pack(new))

    for page in (view_of(make_dataset(new)), soup(differences.view(shown, {each.group for each in shown}))):
        assert page.h3.text == f"1. 甲{TYPED}"
        assert TYPED in page.p.text
        assert not page.select("script, p b, h3 b")


def test_a_changed_text_shows_what_went_and_what_came():
    shown = compare(
        *map(pack, (document("（一）甲。规模3000万元\t甲局\t\n"), document("（一）甲。规模5000万元\t甲局\t\n")))
    )
    page = soup(differences.view(shown, [1]))

    assert (page.p.text, page.select_one("del").text, page.ins.text) == ("规模30005000万元", "3000", "5000")


def test_the_table_of_differences_names_roles_and_rows():
    shown = compare(*map(pack, (document("（一）甲。乙\t甲局\t乙局\n"), document("（一）甲。乙\t乙局\t甲局\n"))))
    table = differences.table(shown)

    assert table["差别"].tolist() == ["角色变化", "角色变化"]
    assert table[["单位", "原角色", "新角色", "原表行号"]].iloc[0].tolist() == ["甲局", "牵头", "责任", 1]
