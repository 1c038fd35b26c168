"""Every file says what was corrected; files of a document without corrections have no column for it."""

import csv
import io

import docx
import openpyxl
import pytest

from dashboard.analysis.targets import targets_of
from dashboard.export.csv_files import assignments_chunks, assignments_csv, tidy_chunks
from dashboard.export.print_page import print_page
from dashboard.export.tables import targets_table
from dashboard.export.task_list import task_list
from dashboard.export.workbook import workbook
from dashboard.library.corrections import corrected
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.model.stored_document import as_stored
from dashboard.text import set_language
from tests.conftest import with_other_columns
from tests.loaders.edits.made import change, small

ROWS = "（一）甲事。做甲，2026年底前完成\t=市甲局\t\n（二）乙事。做乙\t市乙局\t\n"
READ = small(ROWS)
CORRECTED = Selection(make_dataset(corrected(as_stored(READ), [change(READ, 1, "lead", ["市丁局"])])), Filter())
PLAIN = Selection(make_dataset(READ), Filter())
WORDS = "牵头单位原识别为“=市甲局”"


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_csv_has_a_last_column_with_what_was_read():
    assert [row[-1] for row in rows(assignments_csv(CORRECTED))] == ["更正", WORDS, ""]


def test_the_tidy_csv_has_it_with_the_names_of_the_fields():
    assert [row[-1] for row in rows(b"".join(tidy_chunks(CORRECTED)))] == ["corrected", "lead：=市甲局", ""]


def test_the_csv_is_in_the_language_of_the_call_wherever_it_is_written(english):
    pieces = assignments_chunks(CORRECTED)
    set_language("zh")

    assert [row[-1] for row in rows(b"".join(pieces))][:2] == ["Corrected", "Lead agency was read as “=市甲局”"]


def test_the_column_stands_before_those_that_the_contract_has_no_place_for():
    read = with_other_columns("略")
    shown = Selection(make_dataset(corrected(as_stored(read), [change(read, 1, "lead", ["市丁局"])])), Filter())

    assert rows(assignments_csv(shown))[0][-3:] == ["更正", "备注", "责任人"]
    book = openpyxl.load_workbook(io.BytesIO(workbook(shown)))
    assert [[cell.value for cell in sheet[2]][-3:] for sheet in book.worksheets[:2]] == [["更正", "备注", "责任人"]] * 2


def test_the_column_is_there_if_one_of_several_documents_has_corrections():
    several = make_dataset(*CORRECTED.dataset.documents, with_other_columns("略"))

    assert [row[-2] for row in rows(assignments_csv(Selection(several, Filter())))] == ["更正", WORDS, "", "", ""]


def test_the_workbook_has_it_on_both_sheets_of_rows():
    book = openpyxl.load_workbook(io.BytesIO(workbook(CORRECTED)))
    header, first, second = (list(row)[-1].value for row in list(book.worksheets[0].rows)[1:4])

    assert (header, first, second) == ("更正", WORDS, None)
    assert [row[-1].value for row in list(book.worksheets[1].rows)[1:3]] == ["更正", WORDS]


def test_the_word_list_has_it_below_the_task():
    first = docx.Document(io.BytesIO(task_list(CORRECTED, "市丁局"))).tables[0].rows[1].cells[1].text

    assert first.splitlines()[-1] == f"已更正：{WORDS}"


def test_the_print_page_has_it_below_the_task():
    assert f"<small>已更正：{WORDS}</small>" in print_page(CORRECTED)


def test_the_targets_have_it():
    table = targets_table(targets_of(CORRECTED).table, CORRECTED.dataset)

    assert table["更正"].tolist() == [WORDS]


@pytest.mark.parametrize(
    "written",
    [
        lambda: assignments_csv(PLAIN).decode(),
        lambda: b"".join(tidy_chunks(PLAIN)).decode(),
        lambda: print_page(PLAIN),
        lambda: str([cell.value for sheet in openpyxl.load_workbook(io.BytesIO(workbook(PLAIN))) for cell in sheet[2]]),
        lambda: docx.Document(io.BytesIO(task_list(PLAIN, "市乙局"))).tables[0].rows[1].cells[1].text,
        lambda: str(list(targets_table(targets_of(PLAIN).table, PLAIN.dataset))),
    ],
)
def test_a_document_without_corrections_has_no_word_of_them(written):
    assert not any(word in written() for word in ("更正", "corrected"))
