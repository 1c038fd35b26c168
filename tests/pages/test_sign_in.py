"""Who looks at the page, whether they may edit, and the way to sign in."""

from collections.abc import Iterator

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from tests.conftest import BUNDLED
from tests.pages.test_documents import TABLE, uploaded
from tests.pages.test_pages import FRAME, html, open_page, parsed, texts

pytestmark = pytest.mark.usefixtures("read_here")
SIGNED_IN = {"is_logged_in": True, "iss": "https://id.office.cn", "sub": "17", "email": "li@office.cn", "name": "李强"}


def _page() -> None:
    """A page that says who looks at it."""
    import streamlit as st

    from dashboard.ui import visitor

    st.text(f"{visitor.user()}|{visitor.visitor()}|{visitor.may_edit()}")


def seen(user: dict) -> list[str]:
    """What that page says: user, visitor, whether they may edit."""
    app = AppTest.from_function(_page, default_timeout=30)
    app.user = user
    app.run()
    assert not app.exception
    return app.text[0].value.split("|")


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ({"name": "wang"}, "wang"),
        ({"name": "王芳".encode().decode("latin-1")}, "王芳"),  # as Streamlit reads a header
        (SIGNED_IN, "li@office.cn"),
        ({**SIGNED_IN, "email_verified": True}, "li@office.cn"),
    ],
)
def test_the_user_is_whom_the_proxy_names_or_who_has_signed_in(known, name):
    assert seen(known)[:2] == [name, name]


@pytest.mark.parametrize(
    "known",
    [
        {},
        {"name": None},
        {"name": ""},
        {"is_logged_in": False},
        {**SIGNED_IN, "email_verified": False},
        {**SIGNED_IN, "email_verified": "false"},
        {"is_logged_in": True, "name": "wang"},
    ],
)
def test_otherwise_there_is_none(known):
    assert seen(known)[0] == ""


@pytest.mark.parametrize(
    ("known", "may"), [({"name": "wang"}, "True"), ({"name": "zhao"}, "False"), ({"name": None}, "False")]
)
def test_only_a_user_who_is_named_may_edit(monkeypatch, known, may):
    monkeypatch.setenv("RB_EDITORS", "wang")

    assert seen(known)[2] == may


def opened(user: dict, **query: str) -> AppTest:
    app = AppTest.from_file(FRAME, default_timeout=30)
    app.user = user
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def buttons(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def test_where_everybody_may_edit_nobody_is_asked_who_they_are():
    app = opened({"is_logged_in": False})

    assert "登录" not in [*buttons(app), html(app)]
    assert "已登录" not in texts(app)


def test_where_a_server_signs_people_in_there_is_a_button_for_it(monkeypatch):
    monkeypatch.setenv("RB_EDITORS", "li@office.cn")

    assert "登录" in buttons(opened({"is_logged_in": False}))


def test_who_has_signed_in_is_named_and_may_sign_out(monkeypatch):
    monkeypatch.setenv("RB_EDITORS", "li@office.cn")
    app = opened(SIGNED_IN)

    assert "已登录：li@office.cn" in [text.value for text in app.text]
    assert "退出登录" in buttons(app)
    assert "登录" not in buttons(app)


def test_who_is_no_editor_is_told_so(monkeypatch):
    monkeypatch.setenv("RB_EDITORS", "wang")

    assert "已登录：zhao（只能查看，不在可编辑人员名单中）" in [text.value for text in opened({"name": "zhao"}).text]


@pytest.fixture
def behind_a_proxy() -> Iterator[None]:
    """Names Streamlit the header in which a proxy names the user."""
    config.set_option("server.trustedUserHeaders", {"X-Forwarded-User": "name"})
    yield
    config.set_option("server.trustedUserHeaders", {})


@pytest.mark.usefixtures("behind_a_proxy")
def test_behind_a_proxy_that_names_users_a_link_leads_to_its_question_and_keeps_the_view(monkeypatch):
    monkeypatch.setenv("RB_EDITORS", "wang")
    link = parsed(opened({"name": None}, role="lead")).find("a", string="登录")

    assert link["href"] == f"./sign-in?doc={BUNDLED.name}&role=lead"
    assert parsed(opened({"name": "wang"})).find("a", string="登录") is None


def unkept(app: AppTest) -> int:
    return len(parsed(app).select(".rb-unkept"))


def test_while_uploads_are_in_the_session_alone_the_page_says_so_until_they_are_removed(monkeypatch):
    monkeypatch.setenv("RB_DRAFT_DAYS", "0")
    app = open_page("documents")
    assert unkept(app) == 0
    uploaded(("city.txt", TABLE), app=app)
    assert unkept(app) == 1
    app.switch_page("../pages/matrix.py").run()
    assert unkept(app) == 1
    app.switch_page("../pages/documents.py").run()
    next(button for button in app.button if button.label == "移除").click().run()
    assert unkept(app) == 0


def test_while_drafts_are_kept_it_says_nothing(monkeypatch):
    monkeypatch.setenv("RB_DRAFT_DAYS", "7")

    assert unkept(uploaded(("city.txt", TABLE))) == 0
