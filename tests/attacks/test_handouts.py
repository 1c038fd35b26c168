"""What people take away holds hostile names as they are: nothing of them is markup, a formula or a path."""

import io
import re
import zipfile

import docx
import openpyxl
import pytest
from bs4 import BeautifulSoup
from lxml import etree

from dashboard.analysis.matrix import matrix, row_labels
from dashboard.export.matrix_picture import matrix_svg
from dashboard.export.print_page import print_page
from dashboard.export.task_list import task_lists
from dashboard.export.workbook import workbook
from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from tests.attacks.test_attacks import read

ATTACKS = ["a10", "a11", "a12", "a13", "b01", "b02", "b03", "b05", "f01", "f03", "f04", "f05", "f06", "f10", "f11"]


@pytest.fixture(scope="module", params=ATTACKS)
def shown(request) -> Selection:
    return Selection(make_dataset(read(request.param)), Filter())


def missing(shown: Selection, words: list[str]) -> list[str]:
    """The agencies of the document that stand nowhere in these words as they are."""
    whole = "\n".join(words)
    return [agency for agency in shown.dataset.agencies if agency not in whole]


def test_the_workbook_has_each_name_as_text_and_no_formula_or_link(shown):
    data = workbook(shown)
    cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(data)) for row in sheet for cell in row if cell.value]

    assert missing(shown, [cell.value for cell in cells if isinstance(cell.value, str)]) == []
    assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    assert "externalLink" not in "".join(zipfile.ZipFile(io.BytesIO(data)).namelist())


def test_the_task_lists_have_each_name_as_text_in_files_without_folders(shown):
    archive = zipfile.ZipFile(io.BytesIO(task_lists(shown)))
    said = []
    for name in archive.namelist():
        document = docx.Document(io.BytesIO(archive.read(name)))
        said += [paragraph.text for paragraph in document.paragraphs]
        relations = {relation.reltype.rpartition("/")[2] for relation in document.part.rels.values()}
        assert relations & {"hyperlink", "attachedTemplate", "oleObject", "image"} == set()

    assert missing(shown, said) == []
    assert [name for name in archive.namelist() if re.search(r"[\\/:*?\"<>|\x00-\x1f]|^\.", name)] == []


def test_the_print_page_has_each_name_as_text_and_only_elements_of_ours(shown):
    page = BeautifulSoup(print_page(shown), "html.parser")
    ours = {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "p",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "b",
        "small",
    }

    assert missing(shown, [cell.get_text() for cell in page.find_all(["td", "h1", "p"])]) == []
    assert {element.name for element in page.find_all()} <= ours
    assert {name for element in page.find_all() for name in element.attrs} <= {"lang", "charset"}


def test_the_picture_of_the_matrix_has_no_element_or_link_of_a_name(shown):
    table = matrix(shown, rows="measures")
    labels = row_labels(shown.dataset, table.index.tolist(), "measures")
    root = etree.fromstring(matrix_svg(table, labels, shown).encode())

    assert {etree.QName(element).localname for element in root.iter()} <= {
        "svg",
        "title",
        "style",
        "text",
        "tspan",
        "rect",
        "line",
        "g",
        "path",
        "circle",
        "desc",
    }
    assert [
        value
        for element in root.iter()
        for name, value in element.items()
        if name.endswith("href") or name.startswith("on")
    ] == []
