"""A stored document has the same rows, findings and headers as the document, also after conversion to bytes and back."""

from dataclasses import replace

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.model.stored_document import StoredDocument, as_stored, from_bytes, to_bytes
from dashboard.model.stored_tables import tables_of
from loaders import NAMES, Place, load_document
from loaders.schema import ACTION_NAMES
from tests.conftest import BUNDLED, ROOT, document, with_other_columns


def rows_of(document: StoredDocument, table: str) -> pd.DataFrame:
    """One of its tables, as any other program would read it."""
    rows = pq.read_table(pa.BufferReader(document.tables[table])).to_pandas()
    return rows.astype(dict.fromkeys(("measure_no",), "Int64"))


@pytest.mark.parametrize(
    "name", ["shanxi-sme-finance.txt", "sheets-merged.xlsx", "two-annexes.docx", "html-spans.html"]
)
def test_a_document_comes_back_from_its_bytes_as_it_was_read(name):
    path = BUNDLED if name == BUNDLED.name else ROOT / "tests/cases" / name
    read = load_document(path.read_bytes(), name=name)
    back = from_bytes(to_bytes(tables_of(read)))
    assignments, actions = (rows_of(back, table) for table in ("assignments", "actions"))

    assert assignments[list(NAMES)].to_csv() == read.assignments.to_csv()
    plain = list(ACTION_NAMES[:-3])
    assert actions[plain].to_csv() == read.actions[plain].to_csv()
    assert [Place(**place) for place in actions["place"]] == read.actions["place"].tolist()
    assert (back.title, back.name, back.sha256) == (read.title, read.name, read.sha256)
    assert (back.findings, back.headers, back.sample) == (read.findings, read.headers, read.sample)


def test_the_counts_are_known_without_unpacking():
    stored = as_stored(load_document(BUNDLED.read_bytes(), name=BUNDLED.name))

    assert replace(stored, tables={}).counts == {"measures": 13, "actions": 17, "agencies": 21, "assignments": 48}


def test_actions_without_agencies_are_kept():
    stored = as_stored(document("（一）甲\t甲局\t\n（二）乙\t\t\n"))

    assert rows_of(stored, "actions")["measure"].tolist() == ["甲", "乙"]
    assert rows_of(stored, "assignments")["agency"].tolist() == ["甲局"]


def test_a_stored_document_stays_as_it_is():
    stored = as_stored(document("（一）甲\t甲局\t\n"))

    assert as_stored(stored) is stored


def test_other_columns_are_stored_with_their_action_and_named_with_the_document():
    stored = as_stored(with_other_columns("略", "", "x：y；z"))

    assert stored.other_columns == ("备注", "责任人")
    assert [list(map(tuple, map(dict.values, cells))) for cells in rows_of(stored, "actions")["other_columns"]] == [
        [("备注", "略"), ("责任人", "李四")],
        [("责任人", "李四")],
        [("备注", "x：y；z"), ("责任人", "李四")],
    ]


def test_what_the_other_rows_of_an_action_and_a_measure_say_is_kept_with_each_row():
    stored = as_stored(document("（一）甲。其一\t甲局、乙局\t甲局\n\t丙局\t甲局\n"))
    rows = rows_of(stored, "assignments").set_index(["source_row", "agency", "role"])

    assert rows.loc[(1, "甲局", "lead"), ["agency_roles", "measure_roles", "leads", "named", "others"]].tolist() == [
        3,
        3,
        2,
        3,
        1,
    ]
    assert rows.loc[(2, "丙局", "lead"), ["agency_roles", "measure_roles", "leads", "named", "others"]].tolist() == [
        1,
        1,
        1,
        2,
        1,
    ]
    assert rows.loc[(1, "甲局", "responsible"), "starts"]
    assert not rows.loc[(2, "甲局", "responsible"), "starts"]


def test_when_an_action_is_due_stands_with_it_and_with_its_assignments():
    stored = as_stored(
        document("1.甲。乙\t甲局\t6月底\n2.丙。丁\t甲局\t长期\n", "2026.txt", "任务\t牵头单位\t完成时限\n")
    )

    assert stored.dated == "2026"
    for table in ("actions", "assignments"):
        rows = rows_of(stored, table)
        assert [[day.isoformat() for day in days] for days in rows["due"]] == [["2026-06-30"], []]
        assert rows["due_open"].tolist() == [False, True]
