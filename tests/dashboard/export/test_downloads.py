"""Every file to take away: its name, its type, and bytes in the language of the page that offers it."""

import csv
from io import StringIO

import pytest

from dashboard import text
from dashboard.analysis.comparison import compare
from dashboard.export import downloads
from dashboard.model.filters import Filter
from dashboard.model.selection import Selection


@pytest.fixture
def shown(dataset) -> Selection:
    return Selection(dataset, Filter(agency=("省金融办",)))


def offered(shown: Selection) -> list[downloads.Download]:
    return [
        downloads.assignments(shown),
        downloads.matrix_marks(shown, rows="measures", row_order="source", column_order="source"),
        downloads.agency_workload(shown, "actions", 17),
        downloads.agency_pairs(shown, "协同关系"),
        downloads.targets(shown, ["amount", "frequency"], "量化目标"),
        downloads.deadlines_calendar(shown),
        downloads.differences(compare(shown.dataset, shown.dataset), "二稿"),
        downloads.matrix_picture(shown, "svg", rows="measures"),
        downloads.matrix_picture(shown, "png", rows="measures"),
        downloads.excel_workbook(shown),
        downloads.agency_tasks(shown, "省金融办"),
        downloads.all_tasks(shown),
        downloads.printable(shown),
        downloads.slides(shown),
    ]


def test_each_file_is_named_after_what_it_holds_the_document_and_the_filter(shown):
    assert [file.name for file in offered(shown)] == [
        "责任分工_金融支持小微企业责任分工表_省金融办.csv",
        "责任矩阵_措施_金融支持小微企业责任分工表_省金融办.csv",
        "单位负荷_任务_金融支持小微企业责任分工表_省金融办.csv",
        "协同关系_任务_金融支持小微企业责任分工表_省金融办.csv",
        "量化目标_金融支持小微企业责任分工表_省金融办.csv",
        "任务时限_金融支持小微企业责任分工表_省金融办.ics",
        "差别_二稿.csv",
        "责任矩阵_金融支持小微企业责任分工表_省金融办.svg",
        "责任矩阵_金融支持小微企业责任分工表_省金融办.png",
        "责任分工_金融支持小微企业责任分工表_省金融办.xlsx",
        "省金融办任务清单_金融支持小微企业责任分工表.docx",
        "任务清单_金融支持小微企业责任分工表_省金融办.zip",
        "打印版_金融支持小微企业责任分工表_省金融办.html",
        "汇报_金融支持小微企业责任分工表_省金融办.pptx",
    ]


def test_each_file_begins_as_one_of_its_type_does(shown):
    starts = {"csv": b"\xef\xbb\xbf", "svg": b"<svg", "png": b"\x89PNG", "html": b"<!DOCTYPE"}
    starts |= dict.fromkeys(["xlsx", "docx", "pptx", "zip"], b"PK") | {"ics": b"BEGIN:VCALENDAR\r\n"}

    for file in offered(shown):
        assert file.make().startswith(starts[file.name.rpartition(".")[2]])


def test_the_server_hands_out_no_html_of_a_document(shown):
    assert {file.media_type for file in offered(shown)} & {"text/html", "application/xhtml+xml"} == set()


def test_a_file_speaks_the_language_it_was_offered_in(shown):
    text.set_language("en")
    file = downloads.assignments(shown)
    text.set_language("zh")

    assert file.name == "assignments_金融支持小微企业责任分工表_省金融办.csv"
    assert file.make().decode("utf-8-sig").startswith("Measure no.,")


def test_only_the_targets_of_the_kind_asked_for_are_in_the_file(shown):
    def kinds(*asked: str) -> set[str]:
        rows = csv.DictReader(
            StringIO(downloads.targets(shown, asked, "量化目标").make().decode("utf-8-sig"), newline="")
        )
        return {row["目标类型"] for row in rows}

    assert kinds("frequency") == {"频次"}
    assert kinds("name", "frequency") == {"频次", "政策名称"}
