"""The names of files: what they hold, of which document, with which filter."""

import pytest

from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection
from dashboard.text.file_names import file_name, short_title
from tests.conftest import document


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("金融支持小微企业责任分工表", "金融支持小微企业责任分工表"),
        ("省政府办公厅关于印发《2026年重点任务分工方案》的通知", "2026年重点任务分工方案"),
        ("字" * 30, "字" * 23 + "…"),
        ("重点 任务", "重点任务"),
    ],
)
def test_a_short_title_says_what_the_document_is_about(title, short):
    assert short_title(title) == short


def test_the_name_has_the_title_of_the_one_document_or_says_how_many_there_are(dataset):
    several = make_dataset(dataset.documents[0], document("1.甲\t甲局\t\n", name="乙.txt"))
    first, second = several.titles

    assert file_name("责任分工", Selection(dataset, Filter())) == "责任分工_金融支持小微企业责任分工表.csv"
    assert file_name("责任分工", Selection(several, Filter()), "xlsx") == "责任分工_2份文档.xlsx"
    assert file_name("责任分工", Selection(several, Filter(document=(second,)))) == "责任分工_乙.csv"
    assert first
