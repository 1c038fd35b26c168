"""Keeping, correcting, comparing and removing documents on the documents page; who may."""

from typing import NoReturn

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.source_check import grid_state
from dashboard.library import catalogue
from dashboard.library.database import LibraryAway
from dashboard.library.database.connection import Database
from dashboard.pages import PAGES
from tests.conftest import BUNDLED
from tests.pages.test_documents import TABLE, documents, press, uploaded
from tests.pages.test_pages import html, offered_agencies, open_page, parsed, texts

pytestmark = pytest.mark.usefixtures("read_here")
NEWER = TABLE.replace("市公安局", "市城管局")


def kept(text: str = TABLE, name: str = "city.txt") -> AppTest:
    """The page after a document was uploaded and kept."""
    return press(uploaded((name, text)), "存入文档库")


def field(app: AppTest, label: str, kind: str = "text_input"):
    return next(box for box in app.get(kind) if box.label == label)


def corrected(app: AppTest, label: str, value: str, kind: str = "text_area") -> AppTest:
    """The page after a field of the row on screen was corrected."""
    field(app, label, kind).set_value(value)
    return press(app, "保存更正")


def buttons(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def notices(app: AppTest) -> str:
    return "\n".join(warning.value for warning in app.warning)


def test_a_kept_document_is_listed_for_everybody_under_its_key():
    key = kept().query_params["doc"]
    app = open_page("documents")

    assert "市里的责任分工表" in html(app)
    assert key in app.selectbox(key="doc").options or "市里的责任分工表" in app.selectbox(key="doc").options
    assert "已存入文档库" in texts(open_page("documents", doc=key))


def test_the_imprint_is_filled_in_as_the_document_says_it():
    app = uploaded(("city.txt", f"东江市人民政府关于修路的通知\n东政发〔2025〕3号\n{TABLE}"))

    assert field(app, "文号").value == "东政发〔2025〕3号"
    assert field(app, "发文机关").value == "东江市人民政府"


def test_a_file_name_that_comes_again_is_asked_about():
    kept()
    app = uploaded(("city.txt", NEWER))
    press(app, "存入文档库")

    assert notices(app) == "请选择：是新版本，还是另一份文档。"


def test_the_second_upload_of_a_file_name_says_that_there_is_one_already():
    app = uploaded(("city.txt", TABLE), app=uploaded(("city.txt", NEWER)))

    assert "已有同名文件“city\\.txt”" in notices(app)
    assert not notices(uploaded(("other.txt", NEWER + "\n")))


def test_a_new_version_takes_the_place_of_the_old_one_which_can_be_opened():
    key = kept().query_params["doc"]
    app = uploaded(("city.txt", NEWER))
    draft = app.query_params["doc"]
    app.radio[0].set_value(key)
    press(app, "存入文档库")

    assert app.query_params["doc"] == key
    assert "市城管局" in offered_agencies(app)
    old = open_page("documents", doc=key, version="1")
    assert "市公安局" in offered_agencies(old)
    assert old.query_params["version"] == "1"
    missing = open_page("documents", doc=key, version="9")
    assert "链接中的版本“9”在这里没有" in notices(missing)
    assert "市城管局" in offered_agencies(missing)
    assert not notices(open_page("documents", doc=key, version="2"))  # the newest
    assert open_page("overview", doc=draft).query_params["doc"] == key


def described(text: str, name: str) -> AppTest:
    """The page after a document was kept with an issuer."""
    app = uploaded((name, text))
    field(app, "发文机关").set_value("甲市人民政府")
    return press(app, "存入文档库")


def test_a_new_version_has_the_issuer_of_the_one_before_where_it_is_left_blank():
    key = described(TABLE, "city.txt").query_params["doc"]
    app = uploaded(("city.txt", NEWER))
    app.radio[0].set_value(key)
    app = press(app, "存入文档库")

    assert "甲市人民政府" in texts(app)
    assert notices(app) == ""  # its draft is not called away


def test_a_new_version_says_that_the_corrections_of_the_old_one_stay_with_that():
    key = corrected(kept(), "牵头单位", "市公路局").query_params["doc"]
    app = uploaded(("city.txt", NEWER))
    app.radio[0].set_value(key)
    app = press(app, "存入文档库")

    assert "上一版的 1 处更正没有带入这一版" in "".join(success.value for success in app.success)


def test_a_correction_of_what_was_the_newest_version_when_it_came_on_screen_says_where_it_is():
    app = kept()
    key = app.query_params["doc"]
    newer = uploaded(("city.txt", NEWER))
    newer.radio[0].set_value(key)
    press(newer, "存入文档库")
    app = corrected(app, "牵头单位", "市公路局")

    assert "更正已存入您当时所看的第 1 版" in notices(app)
    assert "市公路局" in offered_agencies(open_page("documents", doc=key, version="1"))


def test_a_draft_is_compared_as_the_newer_of_two_with_like_titles():
    key = kept().query_params["doc"]
    draft = uploaded(("city.txt", NEWER)).query_params["doc"]
    app = open_page("compare", doc=draft)

    assert (app.query_params["old"], app.query_params["new"]) == (key, draft)


def test_an_older_version_has_the_title_of_its_document_and_is_not_removed_alone():
    key = kept().query_params["doc"]
    app = uploaded(("city.txt", NEWER))
    app.radio[0].set_value(key)
    title = field(press(app, "存入文档库"), "标题").value
    old = open_page("documents", doc=key, version="1")

    assert field(old, "标题").value == title
    assert buttons(old).count("移除") == 1  # that of the document


def test_after_a_correction_the_same_row_is_on_screen():
    app = uploaded(("city.txt", f"{TABLE}（二）架桥。架好桥\t市水利局\t\n（三）种树。种好树\t市林业局\t\n"))
    (grids,) = app.session_state["_session"].source_focus
    app.session_state[f"rows-{grids}"] = grid_state([1], "rows")  # a click on the second row
    app.run()
    assert field(app, "措施").value == "架桥"
    app = corrected(app, "责任单位", "市财政局、市公安局")

    assert field(app, "措施").value == "架桥"
    assert field(app, "责任单位", "text_area").value == "市财政局\n市公安局"


def test_a_merged_row_has_the_deadlines_of_both():
    app = uploaded(
        (
            "city.txt",
            TABLE.replace("责任单位", "责任单位\t完成时限", 1).replace("市公安局", "市公安局\t6月底")
            + "（二）架桥\t市水利局\t\t年底\n",
        )
    )
    press(app, "与下一行合并")

    assert field(app, "完成时限").value == "6月底；年底"


def test_the_versions_of_the_document_on_screen_are_compared_first():
    key = kept().query_params["doc"]
    app = uploaded(("city.txt", NEWER))
    app.radio[0].set_value(key)
    press(app, "存入文档库")
    app = open_page("compare", doc=key)

    assert (app.selectbox(key="old").value, app.selectbox(key="new").value) == (f"{key}/1", key)
    assert "市城管局" in html(app)


def test_a_corrected_name_shows_on_every_page_with_what_was_read():
    app = corrected(open_page("documents"), "牵头单位", "省地方金融管理局")

    assert [success.value for success in app.success] == ["已保存 1 处更正。"]
    for page in PAGES:
        shown = open_page(page.name)
        assert not shown.exception
    assert "省地方金融管理局" in html(open_page("matrix"))
    assert "省金融办" in parsed(open_page("overview")).select_one(".rb-corrected").get_text()


def test_a_correction_is_undone_by_itself():
    app = corrected(open_page("documents"), "牵头单位", "省地方金融管理局")
    app = corrected(app, "完成时限", "2026年底前", "text_input")
    corrections = [button for button in app.button if button.label == "撤销"]
    assert len(corrections) == 2
    corrections[1].click().run()

    agencies = offered_agencies(app)
    assert "省地方金融管理局" not in agencies
    assert field(app, "完成时限").value == "2026年底前"


def test_a_correction_that_built_on_one_that_was_undone_is_marked():
    app = corrected(open_page("documents"), "牵头单位", "省地方金融管理局")
    app = corrected(app, "牵头单位", "省金融局")
    assert "（未采用）" not in texts(app)
    [button for button in app.button if button.label == "撤销"][1].click().run()

    assert "（未采用）" in texts(app)
    assert "省金融局" not in offered_agencies(app)


def test_a_row_is_split_at_the_lines_of_its_text():
    app = uploaded(("city.txt", TABLE))
    text = next(box for box in app.text_area if box.key.startswith("split-text"))
    text.set_value("先修东路\n再修西路")
    press(app, "拆分")

    assert "2 项任务" in texts(app)
    assert [
        action.get_text() for action in parsed(open_page("overview", doc=app.query_params["doc"])).select(".rb-text")
    ]


def test_two_rows_become_one_with_the_agencies_of_both():
    app = uploaded(("city.txt", f"{TABLE}（二）架桥。架好桥\t市水利局\t市财政局\n"))
    press(app, "与下一行合并")

    assert "1 项任务" in texts(app)
    assert field(app, "牵头单位", "text_area").value == "市交通局\n市水利局"


def test_an_agency_is_renamed_in_all_rows():
    app = open_page("documents")
    next(box for box in app.selectbox if box.label == "单位").set_value("省金融办")
    field(app, "改为").set_value("省地方金融管理局")
    press(app, "改名")

    agencies = offered_agencies(app)
    assert not [name for name in agencies if name.startswith("省金融办")]
    assert "省地方金融管理局" in "".join(agencies)


def test_a_title_that_is_emptied_is_refused_and_the_row_stays():
    app = corrected(uploaded(("city.txt", TABLE)), "措施", "", "text_input")

    assert "标题" in notices(app) or "措施" in notices(app)
    assert "1. 修路" in html(app)


def test_two_people_who_correct_the_same_are_asked_once_and_nothing_is_lost():
    key = kept().query_params["doc"]
    first, second = open_page("documents", doc=key), open_page("documents", doc=key)
    corrected(first, "牵头单位", "市交通运输局")
    corrected(second, "牵头单位", "市公路局")

    assert "您的更正尚未保存" in texts(second)
    press(second, "改为我的")
    assert "市公路局" in offered_agencies(second)
    assert "市公路局" in offered_agencies(open_page("documents", doc=key))


def test_the_other_correction_may_be_left_as_it_is():
    key = kept().query_params["doc"]
    first, second = open_page("documents", doc=key), open_page("documents", doc=key)
    corrected(first, "牵头单位", "市交通运输局")
    corrected(second, "牵头单位", "市公路局")
    press(second, "保留对方的")

    assert "市交通运输局" in offered_agencies(second)
    assert "您的更正尚未保存" not in texts(second)


def test_a_removed_document_is_brought_back():
    key = kept().query_params["doc"]
    app = open_page("documents", doc=key)
    press(app, "移除")
    assert "市里的责任分工表" not in [entry.b.get_text() for entry in parsed(app).select(".rb-entry") if entry.b]

    press(app, "恢复")
    assert documents(app) == "《市里的责任分工表》"


def test_the_history_says_what_was_done():
    app = corrected(kept(), "牵头单位", "市公路局")

    assert "上传为草稿" in texts(app)
    assert "更正 1 处" in texts(app)


def test_who_may_not_edit_sees_no_button_and_is_refused(monkeypatch):
    key = kept().query_params["doc"]
    monkeypatch.setenv("RB_EDITORS", "王某")
    app = open_page("documents", doc=key)

    assert not {"移除", "保存更正", "保存", "存入文档库", "改名"} & {*buttons(app)}
    assert key in [record.key for record in catalogue.library().library.kept()]


def test_an_editor_who_is_removed_while_the_page_is_open_is_refused(monkeypatch):
    key = kept().query_params["doc"]
    app = open_page("documents", doc=key)
    field(app, "牵头单位", "text_area").set_value("市公路局")
    monkeypatch.setenv("RB_EDITORS", "王某")
    next(button for button in app.button if button.label == "移除").click().run()

    assert "您没有存入、更正和移除文档的权限" in notices(app)
    assert [record.key for record in catalogue.library().library.kept()] == [key]


def test_whoever_uploads_may_correct_and_remove_the_draft_without_being_an_editor(monkeypatch):
    monkeypatch.setenv("RB_EDITORS", "王某")
    app = corrected(uploaded(("city.txt", TABLE)), "牵头单位", "市公路局")

    assert "市公路局" in offered_agencies(app)
    assert "存入文档库" not in buttons(app)
    press(app, "移除")
    assert documents(app) == "《金融支持小微企业责任分工表》"


def test_a_draft_that_lasts_for_its_session_is_kept_with_its_corrections(monkeypatch):
    monkeypatch.setenv("RB_DRAFT_DAYS", "0")
    app = corrected(uploaded(("city.txt", TABLE)), "牵头单位", "市公路局")
    press(app, "存入文档库")
    key = app.query_params["doc"]

    assert "市公路局" in offered_agencies(open_page("overview", doc=key))


def test_the_file_of_the_folder_stays_as_it_is():
    before = BUNDLED.read_bytes()
    corrected(open_page("documents"), "牵头单位", "省地方金融管理局")

    assert BUNDLED.read_bytes() == before


@pytest.fixture
def away(monkeypatch) -> None:
    """Lets the database be away from now on."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise LibraryAway

    monkeypatch.setattr(Database, "reading", refuse)
    monkeypatch.setattr(Database, "writing", refuse)


def test_when_the_database_is_away_what_is_on_screen_stays_and_one_sentence_says_so(request):
    app = kept()
    request.getfixturevalue("away")
    for page in PAGES:
        app.switch_page(f"../pages/{page.name}.py").run()
        assert not app.exception
        assert "文档库暂时无法使用" in notices(app)
    assert documents(app.switch_page("../pages/documents.py").run()) == "《市里的责任分工表》"


def test_an_upload_while_the_database_is_away_says_so(away):
    app = uploaded(("city.txt", TABLE))

    assert "文档库暂时无法使用" in notices(app)
    assert documents(app) == "《金融支持小微企业责任分工表》"


def test_what_cannot_be_saved_is_said_and_nothing_is_lost(request):
    app = kept()
    field(app, "牵头单位", "text_area").set_value("市公路局")
    request.getfixturevalue("away")
    press(app, "保存更正")

    assert "文档库暂时无法使用" in notices(app)
    assert field(app, "牵头单位", "text_area").value == "市公路局"
