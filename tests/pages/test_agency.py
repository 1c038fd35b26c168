"""The page about one agency, and the switch to today's names."""

from urllib.parse import unquote

from dashboard.library import catalogue
from tests.pages.test_documents import uploaded
from tests.pages.test_pages import downloads, figures, html, open_page, parsed, texts

TAX = "国家税务总局山西省税务局（原省国税局、省地税局）"


def test_without_an_agency_the_page_lists_all_by_kind():
    page = html(open_page("agency"))

    assert page.count('class="rb-chip"') == 21
    assert "<h3>省直部门 <small>9 个单位</small></h3>" in page


def test_a_link_opens_the_portrait_of_its_agency():
    app = open_page("agency", agency=["省财政厅"])

    assert "山西省财政厅" in html(app)
    assert figures(app) == {"● 牵头": "3", "○ 责任": "1", "独自牵头": "0", "共同牵头": "3", "同任务单位": "5"}
    assert [heading.value for heading in app.subheader] == [
        "● 牵头（3 项任务）",
        "○ 责任（1 项任务）",
        "任务数量",
        "协同单位",
        "目标与时限",
        "单位资料",
    ]
    assert "原表第 13 行" in html(app)


def test_what_an_agency_leads_is_counted_in_actions_and_measures_and_the_figures_say_which():
    app = open_page("agency", agency=["省金融办"])
    assert "● 牵头 5 项任务（4 项措施）" in parsed(app).select_one(".rb-name p").get_text()
    assert figures(app)["● 牵头"] == "5"

    counted = open_page("agency", agency=["省金融办"], count="measures")
    assert figures(counted)["● 牵头"] == "4"
    assert parsed(counted).select_one(".rb-what").get_text() == "项措施"


def test_the_rest_of_the_filter_holds_and_the_figures_say_of_how_many():
    app = open_page("agency", agency=["省财政厅"], measure=["8"])

    assert "措施：8. 有效落实小微企业金融政策 · 单位：省财政厅 · 1 项任务" in texts(app)
    assert figures(app)["● 牵头"] == "1 / 3"
    assert figures(app)["○ 责任"] == "0 / 1"


def test_the_box_of_the_page_sets_the_filter_and_empties_it():
    app = open_page("agency")
    app.multiselect(key="only-agency").set_value(["太原海关"]).run()
    assert app.multiselect(key="agency").value == ["太原海关"]
    assert "中华人民共和国太原海关" in html(app)

    app.multiselect(key="only-agency").set_value([]).run()
    assert app.multiselect(key="agency").value == []
    assert not app.exception


def test_its_pinyin_finds_an_agency_in_the_box_of_the_page_and_in_the_filter():
    app = open_page("agency")

    for key in ("only-agency", "agency"):
        assert "省财政厅\nscztshengcaizhengting" in app.multiselect(key=key).options


def test_several_agencies_in_the_filter_are_offered_to_choose_from():
    assert html(open_page("agency", agency=["省财政厅", "太原海关"])).count('class="rb-chip"') == 2


def test_an_empty_result_says_which_filter_to_relax():
    app = open_page("agency", agency=["太原海关"], role=["牵头"])

    assert "没有符合筛选条件的任务。" in texts(app)


def test_the_page_offers_its_partners_and_its_assignments():
    assert downloads(open_page("agency", agency=["省财政厅"])) == ["下载 CSV", "下载协同单位 CSV"]


def test_an_upload_uses_the_same_table_and_an_unknown_agency_shows_no_facts():
    app = uploaded(("city.txt", "表\n工作内容\t牵头单位\t责任单位\n（一）修路。修好\t省国土厅\t某某局\n"))
    app.switch_page("../pages/agency.py").run()

    app.multiselect(key="only-agency").set_value(["省国土厅"]).run()
    assert "山西省自然资源厅" in html(app)
    app.multiselect(key="only-agency").set_value(["省国土厅", "某某局"]).run()
    assert parsed(app).select_one(".rb-name h2").get_text() == "某某局"
    assert not parsed(app).select(".rb-profile")


def test_the_switch_counts_agencies_with_one_successor_once():
    app = open_page("overview")
    app.toggle(key="current").set_value(True).run()

    assert list(figures(app).values()) == ["13", "17", "20", "47"]
    assert TAX in parsed(app).get_text()


def test_a_link_carries_the_switch_and_may_name_the_agency_as_printed():
    app = open_page("agency", current="1", agency=["省地税局"])

    assert app.toggle(key="current").value
    assert f"单位：{TAX} · 1 项任务" in texts(app)
    assert "山西省国家税务局" in html(app)
    assert "山西省地方税务局" in html(app)


def test_the_filter_follows_the_switch_there_and_back():
    app = open_page("overview", agency=["省地税局"])
    app.toggle(key="current").set_value(True).run()
    assert app.multiselect(key="agency").value == [TAX]

    app.toggle(key="current").set_value(False).run()
    assert app.multiselect(key="agency").value == ["省国税局", "省地税局"]
    assert not app.warning


def test_the_switch_is_off_limits_where_nothing_is_called_otherwise_today():
    app = uploaded(("city.txt", "表\n工作内容\t牵头单位\t责任单位\n（一）修路。修好\t甲局\t乙局\n"))

    assert app.toggle(key="current").disabled


def test_a_broken_table_of_agencies_is_said_and_the_pages_go_on(tmp_path, monkeypatch):
    (tmp_path / "agencies.csv").write_text("名称\n", encoding="utf-8")
    monkeypatch.setattr(catalogue, "AGENCIES", tmp_path / "agencies.csv")
    app = open_page("agency", agency=["省财政厅"])

    assert "data/agencies" in app.warning[0].value.replace("\\", "")
    assert "● 牵头（3 项任务）" in [heading.value for heading in app.subheader]


def test_the_targets_of_the_agencys_actions_are_listed():
    app = open_page("agency", agency=["省中小企业局"])

    listed = app.dataframe[0].value
    assert {*listed["目标类型"]} <= {"期限", "数额", "频次"}
    assert len(listed)


def test_the_directory_of_an_upload_offers_its_assignments():
    app = uploaded(("city.txt", "表\n工作内容\t牵头单位\t责任单位\n（一）修路。修好\t甲局\t乙局\n"))
    app.switch_page("../pages/agency.py").run()

    assert downloads(app) == ["下载 CSV"]


def test_a_picked_bar_of_the_workload_offers_its_agency():
    links = parsed(open_page("workload", agency=["省金融办"], role=["lead"])).select(".rb-links a")

    assert [(link.get_text(), unquote(link["href"])) for link in links] == [("省金融办", "agency?agency=省金融办")]
