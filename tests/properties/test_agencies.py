"""The agencies of any table come back exactly, whatever it is written in; what the reader writes is read again the same."""

import csv
import io
import re
import string
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.export.csv_files import assignments_csv
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.text import COLUMN_LABELS
from loaders import NAMES, Document, load_document
from loaders.worker import encode
from tests.conftest import document
from tests.properties import tables
from tests.properties.writers import WRITERS

_CELLS_WITH_LINES = ("csv utf-8", "csv gb18030", "html", "xlsx", "docx")
_SLOW = {"docx": 12, "xlsx": 20}  # python-docx writes three tables in a second


def read_back(document: Document) -> list[tuple[int, str, str, int]]:
    columns = (document.assignments[name] for name in ("source_row", "role", "agency", "position"))
    return list(zip(*columns, strict=True))


def check(written_in: str, made: list[tables.Task], between: list[str]) -> None:
    name, data = WRITERS[written_in](tables.rows(made, between))

    document = load_document(data, name=name)

    assert read_back(document) == tables.assignments(made)


@pytest.mark.parametrize("written_in", WRITERS)
def test_the_agencies_of_a_table_come_back_in_order_with_role_and_place(written_in):
    few = settings(max_examples=min(settings().max_examples, _SLOW[written_in])) if written_in in _SLOW else settings()
    between = tables.separators(lines=written_in in _CELLS_WITH_LINES)

    few(given(tables.tasks, between)(lambda made, between: check(written_in, made, between)))()


def test_the_deadline_and_the_number_of_a_row_come_back_from_its_cells():
    @given(tables.tasks)
    def holds(made: list[tables.Task]) -> None:
        cells = tables.rows(made, ["、"])[1:]
        name, data = WRITERS["xlsx"](tables.rows(made, ["、"]))
        actions = load_document(data, name=name).actions

        assert [deadline or "" for deadline in actions["deadline"].fillna("")] == [row[3] for row in cells]
        numbers = pd.Series([row[0].partition(".")[0] or None for row in cells]).ffill()
        assert actions["measure_no"].astype(str).tolist() == numbers.tolist()

    settings(max_examples=15)(holds)()


def test_the_tidy_csv_of_the_command_line_has_the_rows_of_the_document():
    @given(tables.tasks, tables.separators(lines=True))
    def holds(made: list[tables.Task], between: list[str]) -> None:
        name, data = WRITERS["csv utf-8"](tables.rows(made, between))
        document = load_document(data, name=name)

        text = encode(document, "csv", "zh").partition(b"\n")[2]

        tidy = pd.read_csv(io.BytesIO(text), dtype=str, keep_default_na=False)
        for name in NAMES:
            shown = ["" if pd.isna(value) else str(value) for value in document.assignments[name]]
            assert tidy[name].tolist() == shown

    holds()


#: What a spreadsheet takes for a formula, or for a text, and what people write.
_HOSTILE = st.text(st.sampled_from("=+-@＝＋－＠|%'\"',; \u3000\t\n甲乙0123.e" + string.ascii_letters), max_size=12)


def test_taking_one_quote_from_the_front_of_what_is_guarded_in_a_download_gives_each_value_back():
    @given(st.lists(st.tuples(_HOSTILE, _HOSTILE, _HOSTILE), min_size=1, max_size=5))
    @example([("=1", "'=1", "''=1"), ("\n1", "'\n1", "''\n1"), ("-1", "'-1", "\u3000-1")])
    def holds(values: list[tuple[str, str, str]]) -> None:
        texts = pd.DataFrame(values, columns=["section", "measure", "agency"])
        plain = document("".join(f"任务{number}\t甲局\t\n" for number in range(len(values))))
        hostile = replace(
            plain,
            actions=plain.actions.assign(section=texts["section"], measure=texts["measure"]),
            assignments=plain.assignments.assign(**texts),
        )

        written = assignments_csv(Selection(make_dataset(hostile), Filter()))

        rows = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))
        for name in texts:
            shown = [row[COLUMN_LABELS[name]] for row in rows]
            assert [_restored(cell) for cell in shown] == texts[name].tolist()
            assert not any(_would_run(cell) for cell in shown)

    holds()


_BEFORE = "'" + "".join(map(chr, (*range(9, 14), 32, 0xA0, 0x3000)))
_STARTS = "=+-@＝＋－＠|%"


def _restored(cell: str) -> str:
    """The value of a cell: less its first quote where a formula, or a break, stands behind quotes and blanks."""
    before = cell[: len(cell) - len(cell.lstrip(_BEFORE))]
    guarded = cell[len(before) : len(before) + 1] in [*_STARTS] or not {*before}.isdisjoint("\t\n\r")
    return cell[1:] if cell.startswith("'") and guarded else cell


def _would_run(cell: str) -> bool:
    return cell[:1] in [*_STARTS, "\t", "\n", "\r"] and not _NUMBER.fullmatch(cell)


_NUMBER = re.compile(r"[+-]?[\d,]+(\.\d+)?(e[+-]?\d+)?%?", re.IGNORECASE)
