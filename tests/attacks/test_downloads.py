"""What a spreadsheet would run leaves as text, and what it would not leaves as it is; one ' taken off gives it back."""

import csv
from io import StringIO

import pytest

from dashboard.analysis.matrix import matrix, row_labels
from dashboard.analysis.workload import workload
from dashboard.export import csv_files
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.text import COLUMN_LABELS
from loaders import Document
from tests.attacks.formulas import FORMULA_AGENCIES, FORMULAS, NO_NUMBERS, NUMBERS
from tests.attacks.names import EMOJI, LONG
from tests.attacks.test_attacks import read
from tests.conftest import document

_BLANKS = "' \t\r\n\xa0\u3000\u200b\ufeff"
_TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")


def fields(data: bytes) -> list[list[str]]:
    """The download as a spreadsheet parses it."""
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def runs(field: str) -> bool:
    """Whether a spreadsheet may take the field for a formula: no ' before it, and no plain number."""
    return (
        not field.startswith("'")
        and (field.startswith(_TRIGGERS) or field.lstrip(_BLANKS).startswith(_TRIGGERS))
        and field not in NUMBERS
    )


def all_of(*documents: Document) -> Selection:
    return Selection(make_dataset(*documents), Filter())


def downloads(shown: Selection) -> list[list[list[str]]]:
    """Every download for a spreadsheet that the pages offer."""
    table = matrix(shown, rows="measures", row_order="source", column_order="source")
    labels = row_labels(shown.dataset, table.index.tolist(), "measures")
    load = workload(shown, count="actions", whole=shown.counts["actions"])
    return [
        fields(csv_files.assignments_csv(shown)),
        fields(csv_files.matrix_csv(table, labels, rows="measures")),
        fields(csv_files.workload_csv(load, "actions")),
    ]


def column(read: Document, name: str) -> list[str]:
    """The fields of one column of the assignments."""
    header, *rows = fields(csv_files.assignments_csv(all_of(read)))
    at = header.index(COLUMN_LABELS[name])
    return [row[at] for row in rows]


@pytest.mark.parametrize("attack_id", ["a10", "a11", "a12", "b01", "b02", "b03", "b04", "b05", "f01", "f05", "f10"])
def test_no_field_of_any_download_runs_and_no_row_breaks(attack_id):
    beside_another = all_of(read(attack_id), document("（一）甲。乙\t甲局\t\n"))  # so that titles are written too
    for rows in downloads(beside_another):
        assert [field for row in rows for field in row if runs(field)] == []
        assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("attack_id", ["b01", "b02", "b03", "b05", "f05", "f10"])
def test_without_the_quote_before_it_each_field_is_the_stored_one(attack_id):
    attack = read(attack_id)

    for name in ("measure", "action", "agency"):
        for field, value in zip(column(attack, name), attack.assignments[name], strict=True):
            assert field in (value, f"'{value}")


def test_each_formula_is_stored_raw_and_quoted_in_the_download():
    stored = read("b01").assignments["measure"].tolist()
    assert stored == [formula.strip("\ufeff\u200b").strip() for formula in FORMULAS]
    assert column(read("b01"), "measure") == [f"'{formula}" for formula in stored]


def test_an_agency_that_is_a_formula_is_quoted_in_rows_and_as_a_heading_of_the_matrix():
    _, marks, load = downloads(all_of(read("b02")))
    quoted = [f"'{agency}" for agency in FORMULA_AGENCIES]

    assert column(read("b02"), "agency") == quoted
    assert set(quoted) <= set(marks[0])
    assert {row[0] for row in load[1:]} == set(quoted)


def test_plain_numbers_stay_and_what_only_begins_like_one_is_quoted():
    assert column(read("b03"), "measure") == [*NUMBERS, *(f"'{item}" for item in NO_NUMBERS)]


def test_emoji_and_long_names_are_whole_in_the_download():
    assert column(read("f05"), "agency") == list(EMOJI)
    assert column(read("f10"), "agency")[0] == LONG
