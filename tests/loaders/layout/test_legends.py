"""Sentences that say how a list of agencies is to be read: the first one leads, or a mark beside a name means a role."""

import pytest

from loaders.blocks import Block, Paragraph, Source
from loaders.layout.legends import first_lead_statement, meanings_of_marks
from loaders.messages.places import FILE
from tests.conftest import document
from tests.loaders.files import agencies, codes
from tests.loaders.layout.grids import grid

TABLE = grid("任务|责任单位", "甲|a局")


def source(*lines: str, table: Block = TABLE) -> Source:
    return Source([*(Paragraph(line, FILE) for line in lines), table])


def test_the_sentence_that_makes_the_first_agency_the_lead_is_found():
    statement = "有多个责任单位的，列第一位的为牵头单位"

    assert first_lead_statement(source(f"说明如下。{statement}。请落实。")) == statement
    assert first_lead_statement(source(table=grid("任务|责任单位", f"注：略；{statement}|"))) == statement
    assert first_lead_statement(source("排名第一的為牽頭單位，下同")) == "排名第一的為牽頭單位，下同"
    assert first_lead_statement(source("第一批牵头的单位")) == ""


def test_a_line_end_may_cut_the_sentence_that_says_who_leads():
    assert first_lead_statement(source("（甲局负责。分工中列第一名", "为牵头单位）")) == "分工中列第一名为牵头单位"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("注：★为牵头单位", [("★", "lead")]),
        ("标*的为牵头单位，标#的为配合单位。", [("*", "lead"), ("#", "support")]),
        ("带“▲”号的单位为牵头单位", [("▲", "lead")]),
        ("（※表示牵头）", [("※", "lead")]),
        ("牵头单位用★标注", [("★", "lead")]),
        ("牽頭單位前標●", [("●", "lead")]),
        ("★：牵头单位", [("★", "lead")]),
        ("★牵头单位：县教育局", []),
        ("★责任单位：县教育局牵头", []),
        ("★为必填项", []),
        ("★县教育局为牵头单位", []),
    ],
)
def test_a_sentence_may_say_what_a_mark_means(text, expected):
    assert [(mark, role) for mark, role, _ in meanings_of_marks(source(text))] == expected


def test_a_mark_gives_the_role_that_the_document_says():
    read = document(
        "1.修路\t★县交通局、县财政局\n2.架桥\t县水利局（★）、▲县财政局\n3.植树\t*县林业局\n",
        header="任务\t责任单位（★为牵头单位，▲为配合单位）\n",
    )

    assert agencies(read, "lead") == ["县交通局", "县水利局"]
    assert agencies(read, "support") == ["县财政局"]
    assert agencies(read, "responsible") == ["县财政局", "县林业局"]
    assert codes(read).count("mark-gives-role") == 2


def test_a_mark_without_a_meaning_gives_no_role():
    read = document("1.修路\t★县交通局、※县财政局、*县水利局\n", header="任务\t责任单位\n")

    assert agencies(read, "responsible") == ["县交通局", "县财政局", "县水利局"]
    assert codes(read) == []
