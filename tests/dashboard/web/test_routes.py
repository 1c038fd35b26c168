"""/assignments.csv: the rows of the screen for the same query string; 400 with one sentence for what it does not know."""

from datetime import date
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.export import csv_files
from dashboard.library import catalogue
from dashboard.library.database import Imprint
from dashboard.model.entry import Entry
from dashboard.model.filters import Filter
from dashboard.model.listing import Listing
from dashboard.model.selection import Selection
from dashboard.web import routes as routes_module
from dashboard.web import turns as turns_module
from dashboard.web.routes import routes
from dashboard.web.turns import Turns
from loaders import LoadError

CLIENT = TestClient(Starlette(routes=routes()))


def get(query: str):
    return CLIENT.get(f"/assignments.csv?{query}")


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("", Filter()),
        ("agency=省金融办&role=lead", Filter(agency=("省金融办",), role=("lead",))),
        ("agency=省金融办&agency=省国资委&role=牵头", Filter(agency=("省金融办", "省国资委"), role=("lead",))),
        ("measure=8", Filter(measure=("8. 有效落实小微企业金融政策",))),
        ("measure=8. 有效落实小微企业金融政策", Filter(measure=("8. 有效落实小微企业金融政策",))),
        ("measure=有效落实小微企业金融政策", Filter(measure=("8. 有效落实小微企业金融政策",))),
        ("q=信用山西", Filter(q="信用山西")),
        ("measure=10&role=responsible", Filter(measure=("10. 扩大小微信贷风险补偿金规模",), role=("responsible",))),
        ("q=信用&q=信用山西&agency=&role=", Filter(q="信用山西")),
        ("role=牵头&tab=分工明细&count=任务", Filter(role=("lead",))),
        ("category=county&missing=responsible", Filter(category=("county",), missing=("responsible",))),
        ("due=open&asof=2026-06-30&view=months", Filter(due=("open",), asof=date(2026, 6, 30))),
    ],
)
def test_the_route_serves_the_bytes_of_the_download(dataset, query, chosen):
    answer = get(query)

    assert answer.status_code == 200
    assert answer.content == csv_files.assignments_csv(Selection(dataset, chosen))


TABLE = "市里的责任分工表\n工作内容\t牵头单位\t责任单位\n（一）修路。把路修好\t市交通局\t市财政局\n"


def draft(text: str = TABLE) -> str:
    """The key of a new draft."""
    return catalogue.library().library.add_draft(text.encode(), "city.txt", owner="0" * 64, by="张三").key


@pytest.mark.usefixtures("read_here")
@pytest.mark.parametrize("route", ["assignments.csv", "print"])
def test_a_draft_is_given_to_whoever_knows_its_key_and_to_nobody_by_its_name_or_a_guess(route):
    key = draft()

    assert "市交通局" in CLIENT.get(f"/{route}?doc={key}").text
    for guess in (f"{key[:-1]}_", "city.txt", "city", "市里的责任分工表"):
        answer = CLIENT.get(f"/{route}?doc={guess}")
        assert (answer.status_code, "市交通局" in answer.text) == (400, False)
    assert "市交通局" not in CLIENT.get(f"/{route}?doc=all").text


@pytest.mark.usefixtures("read_here")
def test_an_older_version_has_the_number_of_its_version():
    library = catalogue.library().library
    key = library.keep(draft(), Imprint("修路"), by="张三").key
    library.keep_as_version(draft(TABLE.replace("市财政局", "市公路局")), key, Imprint("修路"), by="张三")

    assert "市公路局" in get(f"doc={key}").text
    assert "市财政局" in get(f"doc={key}&version=1").text
    assert get(f"doc={key}&version=3").text == "参数“version”没有“3”这个值。"
    assert get(f"doc={key}&version=x").status_code == 400


def test_all_documents_are_not_given_out_while_some_are_still_to_be_read(monkeypatch):
    unread = Entry("late.txt", "late.txt", "file", error=LoadError("unread"))
    look = catalogue.shared_entries
    monkeypatch.setattr(catalogue, "shared_entries", lambda *given: Listing([*look(*given), unread]))

    answer = get("doc=all")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert answer.text == "没有可用的文档：还有 1 份文件正在读取，请稍后再试。"
    assert get("").status_code == 200


def test_a_large_export_comes_in_pieces_and_waits_for_its_turn(dataset, monkeypatch):
    whole = get("").content
    monkeypatch.setattr(csv_files, "CHUNK", 10)
    assert get("").content == whole

    monkeypatch.setattr(routes_module, "_turns", turns := Turns(most=1))
    monkeypatch.setattr(turns_module, "PATIENCE", 0.1)
    stream = turns.stream("somebody", iter([b"a", b"b"]))
    answer = get("")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert answer.text == "正在为您或其他人导出大量数据，请等它完成后再试。"
    list(stream)
    assert get("").content == whole


@pytest.mark.parametrize("page", ["/assignments.csv", "/print"])
def test_what_is_asked_for_travels_packed(page):
    packed = CLIENT.get(page, headers={"Accept-Encoding": "gzip"})
    plain = CLIENT.get(page, headers={"Accept-Encoding": "identity"})

    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(plain.content) / 2


def test_the_tidy_format_has_the_contracts_names():
    lines = get("format=tidy&agency=省金融办").content.decode().split("\n")

    assert lines[0] == "section,measure_no,measure,action_no,action,deadline,agency,role,position,source_row"
    assert len(lines) == 1 + 7 + 1


def test_the_headers_and_roles_are_in_the_language_asked_for():
    lines = get("lang=en&agency=太原海关").content.decode("utf-8-sig").splitlines()

    assert lines[0].startswith("Measure no.,Measure,Action no.,Action,Agency,Role,")
    assert lines[1].split(",")[5] == "Responsible"
    assert get("agency=太原海关").content.decode("utf-8-sig").startswith("措施序号,")


def test_a_link_of_the_english_pages_gives_the_same_rows():
    english = "agency=太原海关 · Taiyuan customs&role=Responsible"

    assert get(english).content == get("agency=太原海关&role=责任").content


def test_what_is_wrong_is_said_in_the_language_asked_for():
    assert get("lang=en&agency=没有这个局").text == 'The parameter "agency" has no value "没有这个局".'
    assert get("lang=fr").status_code == 400


def test_the_file_is_named_after_the_filter():
    disposition = get("agency=太原海关").headers["content-disposition"]

    name = quote("责任分工_金融支持小微企业责任分工表_太原海关.csv")
    assert disposition.endswith(f"filename*=UTF-8''{name}")


def test_the_view_of_the_table_of_assignments_gives_its_rows_and_columns():
    query = "columns=agency,source_row&where=action%3D担保,source_row%3D2-3&sort=-source_row"
    lines = get(query).content.decode("utf-8-sig").splitlines()

    assert lines[0] == "单位,原表行号"
    assert [line.split(",")[1] for line in lines[1:]] == ["3"] * 4 + ["2"] * 4


@pytest.mark.parametrize(
    "query",
    [
        "x=1",
        "current=2",
        "agency=没有这个局",
        "role=chair",
        "measure=99",
        "columns=x",
        "sort=-x",
        "where=x%3D1",
        "format=xml",
        "format=tidy&format=csv",
    ],
)
def test_what_the_route_does_not_know_is_refused_with_one_sentence(query):
    answer = get(query)

    assert answer.status_code == 400
    assert answer.text.endswith("。")
    assert "\n" not in answer.text
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.usefixtures("read_here")
def test_all_documents_are_served_together_with_their_titles(tmp_path, monkeypatch):
    for name in ("甲表", "乙表"):
        (tmp_path / f"{name}.txt").write_text("工作内容\t牵头单位\t责任单位\n（一）甲。乙\t甲局\t\n", encoding="utf-8")
    monkeypatch.setattr(catalogue, "DOCUMENTS", tmp_path)

    lines = get("doc=all&format=tidy").text.splitlines()
    assert lines[0].startswith("document,section,")
    assert sorted(line.split(",")[0] for line in lines[1:]) == ["乙表", "甲表"]
    assert get("doc=甲表").text.count("甲局") == 1
    assert get("doc=丙表").status_code == 400


@pytest.mark.parametrize(
    "query", ["current=1&agency=省地税局", "current=true&agency=国家税务总局山西省税务局&relation=流向图"]
)
def test_the_route_takes_the_switch_to_the_names_of_today(query):
    lines = get(query).content.decode("utf-8-sig").splitlines()

    assert len(lines) == 2
    assert lines[1].endswith("省国税局、省地税局,牵头,1,10,国家税务总局山西省税务局")
    assert get("current=0&agency=省地税局").text.count("省地税局") == 1


def test_below_a_path_the_routes_stand_below_it():
    below = TestClient(Starlette(routes=routes("/board")))

    assert below.get("/board/assignments.csv").content == get("").content
    assert below.get("/board/print").status_code == 200
    assert below.get("/assignments.csv").status_code == below.get("/print").status_code == 404
