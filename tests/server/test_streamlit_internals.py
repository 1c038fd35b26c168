"""The parts of Streamlit that the board uses without their being public: one assertion for each line of
docs/streamlit-internals.md.

After an upgrade of Streamlit, the tests that fail here are the list of what must be looked at.
"""

import json
import pkgutil
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import streamlit
from starlette.datastructures import Headers
from streamlit import auth_util, config
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.testing.v1 import AppTest
from streamlit.web.server import starlette
from streamlit.web.server.starlette import starlette_auth_routes
from streamlit.web.server.starlette.starlette_websocket import gather_user_info

from dashboard.web import streamlit_internals as internals
from dashboard.web.frame_words import FRAME_WORDS, part_names
from dashboard.web.page_shell import make_pages
from dashboard.web.static_files import FOLDER
from tests.conftest import ROOT

_QUOTED = re.compile(
    r"""data-testid[\^$]?=["']?([\w-]+)|aria-label="([^"]+)"|(data-(?!testid)[\w-]+)|\.(st[A-Z]\w+|gdg-[\w-]+|js-plotly-plot)"""
)
# Attributes that our own scripts set, and the class of the element around all of Streamlit.
_OURS = {"data-refused", "data-named", "data-found", "data-part", "data-dark", "stApp"}


@pytest.fixture(scope="module")
def bundle() -> str:
    """All scripts and styles that Streamlit sends to a browser."""
    files = sorted((Path(streamlit.__file__).parent / "static/static").rglob("*.[jc]s*"))
    return "".join(file.read_text(encoding="utf-8") for file in files)


def missing(names: set[str] | list[str], bundle: str) -> list[str]:
    """The names that are not in Streamlit's scripts. Some are composed there: stMainMenuItem-, theme- and Light."""
    parts = {name: [name] if name in bundle else name.split("-") for name in names}
    return [name for name in names if not all(part in bundle for part in parts[name])]


def hooks(styles: str) -> set[str]:
    """The names of Streamlit's elements, attributes and classes in a style sheet or script."""
    return {name for found in _QUOTED.findall(styles) for name in found if name} - _OURS


def rules(file: str, beginning: str) -> set[str]:
    """The hooks of the CSS rules after the comment with this beginning, up to the next empty line."""
    part = (FOLDER / file).read_text(encoding="utf-8").split(f"/* {beginning}")[1].split("\n\n")[0]
    found = hooks(part)
    assert found
    return found


def script(file: str) -> set[str]:
    found = hooks((FOLDER / file).read_text(encoding="utf-8"))
    assert found
    return found


# Streamlit's page.


def test_streamlits_page_has_each_part_that_is_replaced():
    assert set(make_pages(internals.index_page())) == {"zh", "en"}


def test_streamlits_page_asks_for_its_icon_beside_the_page(bundle):
    assert 'href="./favicon.png"' in internals.index_page()
    assert "onPageIconChanged(`./favicon.png`)" in bundle


def test_streamlits_files_carry_their_content_in_their_names():
    addresses = internals.static_files()

    assert set(re.findall(r'"\.(/static/[^"]+)"', internals.index_page())) <= set(addresses)
    assert [address for address in addresses if not re.search(r"\.[\w-]{8}\.\w+$", address)] == []


# The browser's side.


def test_streamlit_takes_its_host_configuration_from_the_page(bundle):
    told = re.findall(
        r"^\s+(\w+):|(\w+):", (FOLDER / "host.js").read_text(encoding="utf-8").partition("window.__streamlit")[2]
    )

    assert missing({"window.__streamlit", *(name for pair in told for name in pair if name)}, bundle) == []


def test_a_page_may_ask_for_a_sign_of_life_and_the_server_gives_one(bundle, server):
    asked = (FOLDER / "connection.js").read_text(encoding="utf-8")
    words = [*re.findall(r'"([A-Z_]{8,})"', asked), "ackTimeoutMilliseconds", "stCommVersion===1"]
    with server.stream() as page:
        page.send(BackMsg(app_heartbeat=True).SerializeToString())
        answer = ForwardMsg.FromString(page.recv(timeout=20))

    assert len(words) == 6
    assert missing(words, bundle) == []
    assert answer.WhichOneof("type") == "heartbeat_ack"


def test_a_script_that_did_not_arrive_is_announced(bundle):
    assert missing({"vite:preloadError", "stApp", "notRunning", *script("missing_script.js")}, bundle) == []


def test_a_list_finds_what_is_in_its_labels_and_shows_them_where_their_last_line_is_clipped(bundle):
    assert missing([*hooks((FOLDER / "pinyin.css").read_text(encoding="utf-8"))], bundle) == []


def test_what_is_left_out_of_print_is_there(bundle):
    assert missing([*script("print.js"), *hooks((FOLDER / "print.css").read_text(encoding="utf-8"))], bundle) == []


def test_streamlit_follows_an_address_that_a_script_has_set(bundle):
    assert "window.addEventListener(`popstate`,this.onHistoryChange" in bundle


def test_a_number_has_a_button_for_each_direction(bundle):
    assert missing(["stNumberInputStepUp", "stNumberInputStepDown"], bundle) == []


def test_each_place_of_a_word_of_the_frame_is_there(bundle):
    states = {state for word in FRAME_WORDS for state in re.findall(r'connection-state="(\w+)"', word.selector)}

    assert missing(states | {name for word in FRAME_WORDS for name in hooks(word.selector)}, bundle) == []


def test_a_grids_buttons_and_its_search_are_where_their_words_are_replaced(bundle):
    places = (
        rules("frame.css", "The buttons above") | rules("frame.css", "The number of hits") | script("frame_words.js")
    )

    assert missing(places | {"over 1000"}, bundle) == []


def test_streamlits_parts_have_the_names_that_are_replaced(bundle):
    of_a_date = {"year, ", "month, ", "day, "}  # put together from names that the browser gives
    names = json.loads(part_names()).keys() - of_a_date

    assert missing([f"`{name}${{" if name.endswith(" ") else f"`{name}`" for name in names], bundle) == []


def test_there_is_a_link_that_skips_to_the_content(bundle):
    assert missing(script("skip_link.js"), bundle) == []


def test_a_page_has_the_parts_that_show_the_focus(bundle):
    assert missing(script("focus.css"), bundle) == []


def test_a_page_has_the_parts_that_a_narrow_screen_sets(bundle):
    assert missing(script("narrow.css"), bundle) == []


def test_a_text_area_can_be_told(bundle):
    assert missing(script("pasted_text.js"), bundle) == []


def test_an_uploader_has_the_parts_that_are_set(bundle):
    assert missing(rules("frame.css", "The uploader") | {"stTooltipErrorHoverTarget"}, bundle) == []


def test_what_is_hidden_of_the_menus_is_there(bundle):
    assert missing(rules("frame.css", "Entries that"), bundle) == []


def test_an_element_of_the_last_run_is_marked(bundle):
    assert missing(rules("frame.css", "What is on screen"), bundle) == []


def test_the_page_says_how_it_is_connected(bundle):
    assert missing(rules("frame.css", "While there is no connection"), bundle) == []


def test_a_page_has_the_blocks_that_are_set(bundle):
    assert (
        missing(rules("frame.css", "Width for") | hooks((FOLDER / "style.css").read_text(encoding="utf-8")), bundle)
        == []
    )


def test_the_page_has_a_main_part_that_the_navigation_is_as_wide_as(bundle):
    assert missing(rules("style.css", "The navigation stands"), bundle) == []


def test_a_page_has_the_parts_that_the_full_screen_hides(bundle):
    styles = "".join((FOLDER / name).read_text(encoding="utf-8") for name in ("full_screen.css", "briefing.css"))

    assert missing(hooks(styles), bundle) == []


def test_a_charts_text_has_its_names(bundle):
    assert (
        missing(rules("frame.css", "A chart's text") | {"xtick", "ytick", "legendtext".removesuffix("text")}, bundle)
        == []
    )


def test_what_is_selected_says_so(bundle):
    assert missing(["aria-checked", "aria-pressed", "aria-selected"], bundle) == []


def test_an_entry_of_a_list_is_marked(bundle):
    assert missing(rules("frame.css", "The title of a measure"), bundle) == []


# The server's side.


def test_every_route_of_streamlit_is_known():
    modules = [
        import_module(f"{starlette.__name__}.{module.name}") for module in pkgutil.iter_modules(starlette.__path__)
    ]
    routes = {
        f"/{value}"
        for module in modules
        for name, value in vars(module).items()
        if re.match(r"_?(BASE_)?ROUTE_", name) and isinstance(value, str)
    }

    assert {
        route for route in routes if not f"{route}/".startswith((*internals.ROUTES, *internals.CLOSED_ROUTES))
    } == set()
    assert [way for way in internals.OPEN_ROUTES if not {way, way.rstrip("/")} & routes] == []
    assert internals.UPLOAD_ROUTE.fullmatch("/_stcore/upload_file/{session_id}/{file_id}")
    assert "/_stcore/upload_file/{session_id}/{file_id}" in routes


def test_where_the_secrets_name_a_server_that_signs_people_in_is_known(monkeypatch):
    assert not internals.has_login()
    secrets = {"auth": {"redirect_uri": "https://board.intra.example/oauth2callback"}}
    monkeypatch.setattr(auth_util.secrets_singleton, "_secrets", secrets)
    assert internals.has_login()

    routes = {f"/{value}" for name, value in vars(starlette_auth_routes).items() if name.startswith("_ROUTE_")}
    assert routes == set(internals.LOGIN_ROUTES)


def test_streamlit_takes_the_user_from_the_headers_that_the_setting_names():
    setting = config._config_options_template["server.trustedUserHeaders"]
    config.set_option("server.trustedUserHeaders", {"X-Forwarded-User": "name"})
    try:
        known = gather_user_info(Headers({"X-Forwarded-User": "王芳".encode().decode("latin-1")}))
    finally:
        config.set_option("server.trustedUserHeaders", {})

    assert known == {"name": "王芳".encode().decode("latin-1")}
    assert setting.visibility == "hidden"


def test_streamlit_keeps_uploads_by_session_and_file():
    manager = MemoryUploadedFileManager("/_stcore/upload_file")
    for session in ("open", "closed"):
        manager.add_file(session, UploadedFileRec("1", "a.txt", "text/plain", b"abc"))

    class Runtime:
        uploaded_file_mgr = manager

        def is_active_session(self, session: str) -> bool:
            return session == "open"

    waiting = internals.WaitingUploads(Runtime)
    assert list(waiting.sizes()) == [("open", "1", 3), ("closed", "1", 3)]
    waiting.forget_closed_pages()
    assert list(waiting.sizes()) == [("open", "1", 3)]
    assert callable(internals.Runtime.is_active_session)


def _page() -> None:
    """A page that uses `streamlit_internals` as ours do."""
    import streamlit as st

    from dashboard.web import streamlit_internals as internals

    st.text(f"session {internals.session_id()}")
    st.text(f"history {internals.is_history_navigation()}")
    if file := st.file_uploader("file"):
        held = internals.get_script_run_ctx().uploaded_file_mgr
        before = len(held.get_files(internals.session_id(), [file.file_id]))
        content = internals.take_upload(file)
        after = len(held.get_files(internals.session_id(), [file.file_id]))
        st.text(f"upload {content.decode()} {before} {after}")


@pytest.fixture(scope="module")
def said() -> list[str]:
    """The texts of that page, opened with a query and given a file."""
    app = AppTest.from_function(_page, default_timeout=30)
    app.query_params["q"] = "a"
    app.run()
    app.file_uploader[0].upload("a.txt", b"abc").run()
    assert not app.exception
    return [text.value for text in app.text]


def test_an_upload_that_was_taken_is_let_go(said):
    assert "upload abc 1 0" in said


def test_a_run_knows_whether_back_has_asked_for_it(said):
    assert "history False" in said
    assert ClientState(is_history_navigation=True).is_history_navigation


def test_a_run_knows_the_session_of_its_uploads(said):
    assert "session test session id" in said  # as AppTest calls it


# Its settings and its log.


def test_streamlit_collects_garbage_after_each_run_by_a_setting_that_is_not_public():
    setting = config._config_options_template["runner.postScriptGC"]

    assert (setting.visibility, setting.default_val) == ("hidden", True)


def test_the_settings_in_use_that_are_hidden_are_these():
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    used = {f"{section}.{name}" for section, names in settings.items() for name in names}
    hidden = {name for name, option in config._config_options_template.items() if option.visibility == "hidden"}

    assert used & hidden == {"server.maxWidgetStateSize", "global.maxCachedMessageAge", "client.allowedOrigins"}


def test_the_servers_events_have_no_handler_as_streamlit_leaves_them():
    code = (
        "import logging, uvicorn; from streamlit.logger import init_uvicorn_logs; init_uvicorn_logs(); "
        "uvicorn.Config('app:app'); log = logging.getLogger('uvicorn.error'); print(log.handlers, log.propagate)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)

    assert ran.stdout == "[] False\n", ran.stderr


# The list itself.


def test_each_line_of_the_list_has_its_assertion_and_each_assertion_its_line():
    lines = (ROOT / "docs/streamlit-internals.md").read_text(encoding="utf-8").splitlines()
    listed = [re.search(r"\| `(test_\w+)` \|$", line)[1] for line in lines if line.startswith("|") and "`test_" in line]
    own = (
        test_each_line_of_the_list_has_its_assertion_and_each_assertion_its_line.__name__,
        test_no_other_module_imports_what_is_inside.__name__,
    )

    assert listed == [name for name in globals() if name.startswith("test_") and name not in own]


def test_no_other_module_imports_what_is_inside():
    inside = re.compile(r"(?:from|import) streamlit\.(?!testing|typing)|script_run_ctx|uploaded_file_mgr|\bst\._")
    modules = [ROOT / "app.py", *(ROOT / "pages").rglob("*.py"), *(ROOT / "dashboard").rglob("*.py")]

    assert [path.name for path in modules if inside.search(path.read_text(encoding="utf-8"))] == [
        "streamlit_internals.py"
    ]
