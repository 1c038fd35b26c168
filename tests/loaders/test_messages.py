"""Messages are codes with values; the catalogue says each of them in both languages."""

import json
import pickle
import re

import pytest

from loaders import Finding, LoadError, Sample, UnknownHeader, place_words, sentence
from loaders.messages import MESSAGES, finding_from_data
from loaders.messages.places import (
    ALL_PAGES,
    ALL_ROWS,
    DOCUMENT,
    END,
    FILE,
    HEADERS,
    PLACES,
    MadeUpHeader,
    Place,
    place_from_data,
    rows_place,
)
from loaders.messages.templates import fields
from tests.conftest import ROOT

HAN = re.compile(r"[\u3400-\u9fff]")
SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for path in (ROOT / "loaders").rglob("*.py") if path.parent.name != "messages"
)


@pytest.mark.parametrize("code", MESSAGES)
def test_every_message_has_both_languages_with_the_same_places(code):
    message = MESSAGES[code]

    assert re.fullmatch("[a-z]+(-[a-z]+)*", code)
    assert HAN.search(message.zh)
    assert fields(message.zh) == fields(message.en)
    assert not HAN.search(re.sub("“[^“”]*”", "", message.en))  # the words of a table may be quoted


@pytest.mark.parametrize("pair", [*PLACES.values(), *HEADERS.values()])
def test_every_place_and_made_up_header_has_both_languages(pair):
    assert fields(pair[0]) == fields(pair[1])
    assert not HAN.search(pair[1])


def test_every_message_is_used_and_every_code_that_is_used_is_a_message():
    used = set(re.findall(r'(?:Finding|LoadError|UnknownHeader|_about_rows|_report)\(\s*"([^"]+)"', SOURCES))

    assert used <= MESSAGES.keys()
    assert [code for code in MESSAGES if f'"{code}"' not in SOURCES] == []


def test_a_message_without_one_of_its_values_is_refused():
    with pytest.raises(TypeError, match="needs the values"):
        Finding("row-too-short", FILE, {"count": 2})
    with pytest.raises(TypeError, match="needs the values"):
        LoadError("too-many-pages")


PLACE_WORDS = [
    (DOCUMENT, "全文", "whole document"),
    (ALL_ROWS, "全表", "whole table"),
    (ALL_PAGES, "各页", "every page"),
    (END, "文末", "end of the file"),
    (FILE, "文件", "file"),
    (Place("file", row=12), "文件第 12 行", "file, row 12"),
    (Place("file", row=12, column=2), "文件第 12 行第 2 列", "file, row 12, column 2"),
    (Place("page", 3), "第 3 页", "page 3"),
    (Place("paragraph", paragraph=5), "第 5 段", "paragraph 5"),
    (Place("table", table=2, row=5), "表 2 第 5 行", "table 2, row 5"),
    (Place("table", 3, table=2, row=41), "第 3 页表 2 第 41 行", "page 3, table 2, row 41"),
    (Place("sheet", sheet="一季度"), "工作表 一季度", "sheet 一季度"),
    (Place("sheet", sheet="一季度", row=3), "工作表 一季度 第 3 行", "sheet 一季度, row 3"),
    (Place("sheet", sheet="表一", row=3, column=28), "工作表 表一 AB3", "sheet 表一 AB3"),
    (Place("column", header="分管领导"), "列“分管领导”", "column “分管领导”"),
    (rows_place([7], header="牵头单位"), "第 7 行 · 牵头单位", "row 7 · 牵头单位"),
    (rows_place([7], header=MadeUpHeader("annotation")), "第 7 行 · 标注", "row 7 · annotation"),
    (rows_place([5, 3, 2, 1, 2]), "第 1–3、5 行", "rows 1–3, 5"),
    (
        rows_place(range(1, 41, 2)),
        f"第 {'、'.join(map(str, range(1, 20, 2)))} 等 行",
        f"rows {', '.join(map(str, range(1, 20, 2)))} …",
    ),
    (rows_place([8, 9, 10], measure="8"), "措施 8（第 8–10 行）", "measure 8 (rows 8–10)"),
    (rows_place([1, 2, 3], other=rows_place([6])), "第 1–3 行；第 6 行", "rows 1–3; row 6"),
]


@pytest.mark.parametrize(("place", "chinese", "english"), PLACE_WORDS)
def test_a_place_is_said_in_both_languages(place, chinese, english):
    assert str(place) == place_words(place) == chinese
    assert place_words(place, "en") == english


@pytest.mark.parametrize("place", [place for place, _, _ in PLACE_WORDS])
def test_a_place_comes_back_from_json(place):
    assert place_from_data(json.loads(json.dumps(place.as_data()))) == place


def test_a_finding_within_a_finding_is_said_with_it_and_comes_back_from_json():
    alike = Finding("names-alike", rows_place([1], other=rows_place([2])), {"one": "甲局", "other": "甲 局"}, 2)
    finding = Finding("more-like-it", ALL_ROWS, {"count": 5, "finding": alike}, level="warning")

    assert str(finding) == "全表：另有 5 处同类情况：“甲局”与“甲 局”写法相近，可能是同一单位，按两个单位处理"
    assert sentence(finding, "en").startswith("5 more like this: “甲局” and “甲 局” are written alike")
    assert finding_from_data(json.loads(json.dumps(finding.as_data()))) == finding


def test_a_finding_has_the_level_of_its_code_unless_another_is_given():
    assert Finding("hidden-sheet", FILE).level == "warning"
    assert Finding("hidden-sheet", FILE, level="note").level == "note"


def test_one_is_told_from_many_in_english():
    assert (
        sentence(Finding("hidden-columns", FILE, {"count": 1, "text": "甲"}), "en")
        == "1 hidden column was not read: 甲"
    )
    assert (
        sentence(Finding("hidden-columns", FILE, {"count": 2, "text": "甲"}), "en")
        == "2 hidden columns were not read: 甲"
    )


def test_an_error_comes_back_from_another_process_as_it_was():
    error = UnknownHeader("header-without-task", Sample((("甲",),), ("task",)), place=Place("file", row=2))
    back = pickle.loads(pickle.dumps(error))

    assert (type(back), back.code, back.values, back.sample) == (UnknownHeader, error.code, error.values, error.sample)
    assert str(back) == "文件第 2 行的表头缺少工作内容（如“工作任务”“主要任务”）一列，请补上这一列的表头后再试。"


def test_an_error_of_a_program_that_uses_the_loaders_is_its_code():
    assert str(LoadError("busy", seconds=3)) == "busy"
