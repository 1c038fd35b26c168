"""The page about collaboration: the table, the flow, the questions."""

from tests.pages.test_documents import uploaded
from tests.pages.test_pages import downloads, html, open_page, parsed, texts


def test_the_page_opens_with_leads_by_partners():
    page = html(open_page("collaboration"))

    assert page.count('<th scope="row">') == 11 + 1
    assert "省金融办 — 各市（县）政府：○ 责任 4 项任务" in page


def test_a_chosen_agency_leaves_its_neighbourhood():
    page = html(open_page("collaboration", agency=["太原海关"]))

    assert page.count('<th scope="row">') == 2 + 1


def test_the_flow_is_sent_only_when_it_is_looked_at():
    assert not open_page("collaboration").get("echarts_chart")
    assert open_page("collaboration", relation="流向图").get("echarts_chart")


def test_a_picked_ribbon_lists_its_actions():
    app = open_page("collaboration", relation="流向图")
    picked = {"series_index": 0, "series_id": "flow", "series_name": None, "data_type": "edge", "data_indices": [0]}
    app.session_state["flow"] = {"selection": {"selected": [picked], "areas": []}}
    app.run()

    assert not app.exception
    assert app.subheader[0].value.replace("\\", "") == "省金融办 ● → ○ 各市（县）政府：4 项任务"
    assert html(app).count('class="rb-action"') == 4


def test_a_pick_from_the_picture_of_another_filter_is_forgotten():
    app = open_page("collaboration", relation="流向图", agency=["太原海关"])
    picked = {"series_index": 0, "series_id": "flow", "series_name": None, "data_type": "edge", "data_indices": [20]}
    app.session_state["flow"] = {"selection": {"selected": [picked], "areas": []}}
    app.run()

    assert not app.exception
    assert not app.subheader


def test_the_questions_look_at_the_actions_shown():
    everything = html(open_page("collaboration", relation="问题提示"))
    one = html(open_page("collaboration", relation="问题提示", measure=["13"]))

    assert "共 12 个牵头单位，列出前 5 个" in everything
    assert everything.count("排第一") == 1 + 7
    assert one.count("排第一") == 1 + 1


def test_a_link_opens_one_question_and_leads_to_all():
    page = parsed(open_page("collaboration", relation="questions", question="several_leads"))

    assert [section.h3.get_text().split()[0] for section in page.select(".rb-questions section")] == [
        "有几个牵头单位的任务：谁排第一？"
    ]
    assert page.select_one(".rb-more")["href"] == "collaboration?relation=questions&question="


def test_actions_that_nobody_shares_leave_a_word():
    app = uploaded(("city.txt", "表\n工作内容\t牵头单位\t责任单位\n（一）修路。修好\t甲局\t\n"))
    app.switch_page("../pages/collaboration.py").run()

    assert not app.exception
    assert "所示任务中没有两个单位一起承担的。" in texts(app)


def test_an_empty_result_says_which_filter_to_relax():
    assert "没有符合筛选条件的任务。" in texts(open_page("collaboration", agency=["太原海关"], role=["牵头"]))


def test_the_page_offers_its_pairs_and_its_assignments():
    assert downloads(open_page("collaboration")) == ["下载 CSV", "下载协同表 CSV"]
