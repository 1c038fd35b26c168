"""A whole table gets the findings that a careful reader would report."""

import pytest

from loaders import Document, load_document
from tests.conftest import document


def remarks(rows: str, code: str) -> list[tuple[str, int | None]]:
    """(place, source row) of the findings with this code."""
    read: Document = document(rows)
    return [(str(finding.place), finding.source_row) for finding in read.findings if finding.code == code]


@pytest.mark.parametrize(
    ("rows", "code", "expected"),
    [
        ("1.甲\t甲局\t乙局\n2.乙\t甲局\t\n", "action-without-responsible", []),  # it has a lead
        ("1.甲\t甲局\t乙局\n2.乙\t\t丙局配合\n", "action-without-responsible", [("第 2 行", 2)]),
        ("1.甲\t\t乙局配合\n2.乙\t\t丙局配合\n", "action-without-responsible", []),  # it is the table's form
        ("1.甲\t甲局\t乙局\n2.乙\t\t\n", "action-without-agency", [("第 2 行", 2)]),
        ("1.甲\t\t\n1.甲。修路\t甲局\t\n", "action-without-agency", []),  # its parts name agencies
        ("1.甲。修路\t\t\n1.甲。架桥\t甲局\t\n", "action-without-agency", [("第 1 行", 1)]),
        ("1.甲\t甲局\t\n2.乙\t乙局\t\n1.甲\t甲局\t\n", "rows-printed-twice", [("第 1、3 行", 1)]),
        ("1.甲\t市A类办\t\n2.乙\t市Ａ类办\t\n", "names-alike", [("第 1 行；第 2 行", 2)]),
        ("1.甲\t市政府（办）\t\n2.乙\t市政府\t\n", "names-alike", [("第 1 行；第 2 行", 2)]),
        ("1.甲\t市а类办\t\n", "letters-of-another-script", [("第 1 行", 1)]),
        ("1.甲\t市A类办\t\n", "letters-of-another-script", []),
        ("1.甲\t市发改委、财政局\t\n", "place-left-out", [("第 1 行", 1)]),
        ("1.甲\t市发改委、财政局\t\n2.乙\t市教育局、财政局、审计局\t\n", "place-left-out", [("第 1–2 行", 1)]),
        (
            "1.甲\t市发改委、城投公司\t\n2.乙\t市城投公司\t\n",
            "place-left-out",
            [("第 1 行", 1)],
        ),  # named in full elsewhere
        ("1.甲\t市发改委、城投公司\t\n", "place-left-out", []),
        ("1.甲\t市发改委\t财政局\n", "place-left-out", []),  # each cell begins anew
        ("（一）甲\t甲局\t\n(二)乙\t甲局\t\n", "brackets-mixed", [("第 1 行；第 2 行", 1)]),
        ("（一）甲\t甲局\t\n（二）乙\t甲局\t\n", "brackets-mixed", []),
    ],
)
def test_a_table_as_a_whole_is_remarked_upon(rows, code, expected):
    assert remarks(rows, code) == expected


def test_of_many_findings_of_a_kind_the_first_are_listed_and_the_rest_counted():
    read = document("".join(f"{row}.任务{row}\t{'甲局' if row == 1 else ''}\t\n" for row in range(1, 31)))
    more = [finding for finding in read.findings if finding.code == "more-like-it"]

    assert [(finding.level, finding.values["count"], finding.values["finding"].code) for finding in more] == [
        ("warning", 9, "action-without-agency"),
    ]


def test_the_parts_of_one_paragraph_are_not_printed_twice():
    text = "1.修路。（县交通局）架桥。（县水利局）\n2.种树。（县林业局）\n"

    assert [finding.code for finding in load_document(text.encode(), name="t.txt").findings] == []
