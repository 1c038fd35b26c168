"""The pages, run from the frame by AppTest: links, outdated links, empty results, downloads."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest

from dashboard.library import catalogue
from tests.conftest import BUNDLED, ROOT

FRAME = str(ROOT / "dashboard/frame.py")
PAGES = {
    "overview": "总览：任务全文与承担单位",
    "matrix": "责任矩阵：谁牵头、谁负责",
    "workload": "单位负荷：每个单位承担多少",
}


def open_page(page: str, /, **query) -> AppTest:
    """The page at an address with these parameters."""
    app = AppTest.from_file(FRAME, default_timeout=30)
    if page != "overview":
        app.run()
        app.switch_page(f"../pages/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def read_to_the_end(app: AppTest) -> AppTest:
    """The page after all added documents have been read."""
    app.run()
    queue = app.session_state["_session"].queue
    for _ in range(20):
        if not app.get("progress") and not [info for info in app.info if "排队" in info.value]:
            break
        queue.wait(10)
        app.run()
    assert not app.exception
    return app


def texts(app: AppTest) -> str:
    head = parsed(app).select(".rb-head p")
    return "\n".join([*(line.get_text() for line in head), *(element.value for element in [*app.text, *app.info])])


def html(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def rows_of(app: AppTest) -> list[dict[str, str]]:
    """The rows of the table of assignments on screen: header -> text."""
    heads = [head.get_text() for head in parsed(app).select(".rb-table th")]
    lines = parsed(app).select(".rb-table tbody tr")
    return [dict(zip(heads, [cell.get_text() for cell in line.select("td")], strict=True)) for line in lines]


def parsed(app: AppTest) -> BeautifulSoup:
    return BeautifulSoup(html(app), "html.parser")


def offered_agencies(app: AppTest) -> list[str]:
    """The agencies that the filter offers, without their pinyin."""
    return [option.split("\n")[0] for option in app.multiselect(key="agency").options]


def downloads(app: AppTest) -> list[str]:
    """The labels of the page's links to files."""
    return [link.get_text() for link in parsed(app).select("a[download]")]


def finding_lines(app: AppTest) -> list[str]:
    return [line.get_text() for line in parsed(app).select(".rb-details p")]


def title(app: AppTest) -> str:
    return parsed(app).h1.get_text()


def figures(app: AppTest) -> dict[str, str]:
    """Label -> number of the figures at the head of the page."""
    return {figure.dt.get_text(): figure.dd.get_text() for figure in parsed(app).select(".rb-figures div")}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_its_title_the_document_and_the_whole_count(page):
    app = open_page(page)

    assert title(app) == PAGES[page]
    assert "《金融支持小微企业责任分工表》　未筛选 · 17 项任务" in texts(app).replace("》\n", "》　")
    assert "48 项分工\n17 项任务\n13 项措施" in texts(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_deep_link_filters_every_page_and_says_so_in_words(page):
    app = open_page(page, agency=["省金融办"], role=["牵头"])

    assert "单位：省金融办 · 角色：牵头 · 5 项任务" in texts(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_link_may_name_measure_and_role_in_short(page):
    assert "措施：8. 有效落实小微企业金融政策 · 角色：责任 · 1 项任务" in texts(
        open_page(page, measure=["8"], role=["responsible"])
    )


@pytest.mark.parametrize("page", PAGES)
def test_values_of_a_stale_link_that_are_unknown_are_ignored(page):
    app = open_page(page, agency=["早已撤销的局", "省金融办"], role=["chair"], nothing=["1"], count=["吨"], rows=["列"])

    assert "单位：省金融办 · 7 项任务" in texts(app)


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_result_says_which_filter_to_relax(page):
    app = open_page(page, measure=["10. 扩大小微信贷风险补偿金规模"], role=["责任"])

    assert "没有符合筛选条件的任务。去掉“措施”筛选，可看到 11 项任务。去掉“角色”筛选，可看到 2 项任务。" in texts(app)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_offers_the_filtered_assignments(page):
    [link] = parsed(open_page(page, agency=["省金融办"], role=["牵头"])).select(".rb-head .rb-download")

    assert link.get_text() == "下载 CSV"
    assert link["href"] == "assignments.csv?" + urlencode({"doc": BUNDLED.name, "agency": "省金融办", "role": "lead"})


def test_the_figures_show_filtered_of_all():
    values = figures(open_page("overview", agency=["省金融办"], role=["牵头"])).values()

    assert list(values) == ["4 / 13", "5 / 17", "1 / 21", "5 / 48"]


def test_the_overview_says_what_a_chair_would_ask_with_a_number_and_a_link():
    lines = parsed(open_page("overview")).select(".rb-asked a")

    assert [line.b.get_text() for line in lines] == [
        "省金融办，牵头 5 项任务（4 项措施）",
        "7 项任务",
        "3 项措施",
        "3 项任务",
        "11 个单位",
    ]
    assert lines[1]["href"] == "collaboration?relation=questions&question=several_leads"


def test_the_figures_of_the_overview_say_what_they_count():
    assert next(words.get_text() for words in parsed(open_page("overview")).select(".rb-what")) == "文件中有编号的一项"


@pytest.mark.usefixtures("read_here")
def test_the_reading_list_is_grouped_by_section(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogue, "DOCUMENTS", tmp_path)
    rows = "类别\t任务\t责任单位\n一、道路\t1.修路\t甲局\n一、道路\t2.架桥\t甲局\n二、水利\t3.修渠\t乙局\n"
    (tmp_path / "a.txt").write_text(f"分工表\n{rows}", encoding="utf-8")
    page = parsed(open_page("overview"))

    assert [heading.get_text() for heading in page.select(".rb-section")] == ["道路", "水利"]


def test_the_table_is_sent_only_when_its_tab_is_open():
    assert not rows_of(open_page("overview"))

    assert len(rows_of(open_page("overview", tab="分工明细"))) == 48


def test_the_clear_button_empties_all_four_filters():
    app = open_page("overview", agency=["省金融办"], role=["牵头"], q="担保", measure=["1"])

    app.button[0].click().run()
    assert "未筛选 · 17 项任务" in texts(app)
    assert app.button[0].disabled


def test_the_findings_are_listed_the_most_important_first():
    lines = finding_lines(open_page("overview"))

    assert lines[0] == "需核对　第 7 行 · 牵头单位：单位名单以分隔号结尾，可能漏了一个单位"
    assert len(lines) == 4


def test_the_matrix_has_a_row_a_measure_or_an_action():
    assert html(open_page("matrix")).count('<th scope="row">') == 13 + 2
    assert html(open_page("matrix", rows="任务")).count('<th scope="row">') == 17 + 2


def test_the_workload_table_counts_in_the_unit_chosen():
    def first_row(app: AppTest) -> list:
        return app.dataframe[0].value.iloc[0, :4].tolist()

    assert first_row(open_page("workload")) == ["省金融办", 5, 2, 7]
    assert first_row(open_page("workload", count="措施")) == ["省金融办", 4, 2, 6]


def test_a_picked_agency_keeps_its_share_of_the_whole():
    def share(app: AppTest) -> float:
        return app.dataframe[0].value["share"].iloc[0]

    assert share(open_page("workload", agency=["省金融办"])) == share(open_page("workload"))


def test_a_filter_can_be_relaxed_from_the_empty_result():
    app = open_page("matrix", measure=["10"], role=["责任"])

    app.button(key="drop-role").click().run()
    assert "措施：10. 扩大小微信贷风险补偿金规模 · 2 项任务" in texts(app)


@pytest.mark.usefixtures("read_here")
def test_the_reading_list_of_all_documents_shows_the_texts_of_each(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogue, "DOCUMENTS", tmp_path)
    for name, task in (("甲表", "修路"), ("乙表", "架桥")):
        (tmp_path / f"{name}.txt").write_text(f"{name}\n任务\t责任单位\n{task}\t{name}局\n", encoding="utf-8")
    shown = html(open_page("overview", doc=["all"]))

    assert "修路" in shown
    assert "架桥" in shown
    assert "架桥" in html(open_page("overview", doc=["all"], q=["架桥"]))


@pytest.fixture
def with_columns(tmp_path, monkeypatch) -> None:
    """One document with a column of remarks, which Markdown, HTML and a spreadsheet would read, and very many others."""
    monkeypatch.setattr(catalogue, "DOCUMENTS", tmp_path)
    more = [f"附{at}" for at in range(30)]
    lines = [["任务", "责任单位", "备注", *more], ["修路", "甲局", "=<b>$x$</b>", *more], ["架桥", "乙局", "略", *more]]
    (tmp_path / "a.csv").write_text("\n".join(map(",".join, lines)), encoding="utf-8")


@pytest.mark.usefixtures("read_here", "with_columns")
def test_other_columns_are_shown_with_the_action_and_searched():
    app = open_page("overview", q="略")

    assert [term.get_text() for term in parsed(app).select(".rb-others dt")][:2] == ["备注", "附0"]
    assert [mark.get_text() for mark in parsed(app).select(".rb-others mark")] == ["略"]
    assert "关键词：“略” · 1 项任务" in texts(app)


@pytest.mark.usefixtures("read_here", "with_columns")
def test_the_table_has_other_columns_as_plain_text_behind_its_own_and_says_how_many_it_has_not():
    app = open_page("overview", tab="分工明细")
    first, second = rows_of(app)

    assert list(first)[-20:] == ["备注", *(f"附{at}" for at in range(19))]
    assert [first["备注"], second["备注"]] == ["=<b>$x$</b>", "略"]
    assert parsed(app).select_one("[data-copy]")["data-copy"] == "'=<b>$x$</b>"
    assert "另有 11 列未列出，下载的 CSV 中有全部各列。" in texts(app)
