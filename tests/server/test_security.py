"""What the server tells anyone who can reach it: headers on every answer, closed routes, no files, no tracebacks."""

import contextlib
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.browser.conftest import free_port, wait_until_healthy
from tests.conftest import BUNDLED, ROOT
from tests.server.conftest import Server

ELSEWHERE = "http://elsewhere.invalid"
SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>")

EVERY_KIND = [
    ("GET", "/", {}, 200),
    ("GET", f"/?doc={BUNDLED.name}", {}, 200),
    ("HEAD", f"/?doc={BUNDLED.name}", {}, 200),
    ("GET", f"/matrix?doc={BUNDLED.name}&lang=en", {}, 200),
    ("GET", "/commitments?role=lead", {}, 301),
    ("GET", "/matrix/", {}, 301),
    ("GET", "/no-such-page", {}, 307),
    ("GET", "/matrix/?lang=en", {}, 301),
    ("GET", "/assets/host.js", {}, 200),
    ("GET", "/assets/none.js", {}, 404),
    ("POST", "/assets/host.js", {}, 405),
    ("GET", "/favicon.png", {}, 200),
    ("GET", "/static/js/{entry}", {}, 200),
    ("GET", "/static/js/none.js", {}, 404),
    ("GET", "/print", {}, 200),
    ("GET", "/assignments.csv", {}, 200),
    ("GET", "/assignments.csv?x=1", {}, 400),
    ("GET", "/_stcore/health", {}, 200),
    ("GET", "/_stcore/host-config", {}, 200),
    ("GET", "/_stcore/metrics", {}, 404),
    ("GET", "/auth/login", {}, 404),
    ("GET", "/oauth2callback", {}, 404),
    ("GET", "/media/none.csv", {}, 404),
    ("POST", "/", {}, 405),
    ("TRACE", "/print", {}, 405),
    ("PUT", "/_stcore/upload_file/a/b", {}, 403),
    ("OPTIONS", "/_stcore/upload_file/a/b", {}, 204),
    ("GET", "/", {"Host": "elsewhere.invalid"}, 400),
    ("GET", f"/?q={'a' * 40_000}", {}, 414),
]


@pytest.fixture(scope="module")
def entry(server) -> str:
    """The address of Streamlit's first script."""
    return re.search(r'src="\./static/js/([^"]+)"', server.ask("GET", f"/?doc={BUNDLED.name}").text)[1]


@pytest.mark.parametrize(("method", "path", "headers", "status"), EVERY_KIND)
def test_every_answer_has_the_headers_and_is_for_its_own_origin_alone(ask, entry, method, path, headers, status):
    answer = ask(method, path.format(entry=entry), {"Origin": ELSEWHERE, **headers})

    assert answer.status == status
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy.get("script-src", "'self'") == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert answer.headers["Cache-Control"]
    assert [name for name in answer.headers if name.lower().startswith("access-control-")] == []


@pytest.mark.parametrize("path", ["/", "/print", "/matrix"])
def test_no_page_has_a_script_written_into_it(ask, path):
    assert SCRIPT.findall(ask("GET", path).text) == []


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/_stcore/agent/mcp",
        "/_stcore/bidi-components/a/b.js",
        "/_stcore/none",
        "/component/a/index.html",
        "/app/static/a.png",
        "/auth/login",
        "/oauth2callback",
    ],
)
def test_routes_that_no_page_needs_are_closed(ask, method, path):
    assert ask(method, path).status == 404


def test_documents_are_kept_by_no_cache_between(ask):
    for path in ("/print", "/assignments.csv", "/_stcore/upload_file/a/b"):
        assert ask("GET", path).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "form",
    [
        "/../{}",
        "/../../../../{}",
        "/static/../../{}",
        "/static/%2e%2e/%2e%2e/{}",
        "/static/..%2f..%2f{}",
        "/static/..%5c..%5c{}",
        "/assets/../../{}",
        "/assets/%2e%2e/%2e%2e/{}",
        "/assets/..%2f..%2f..%2f{}",
        "/static/%252e%252e/{}",
        "/media/../../{}",
        "/app/static/../../{}",
        "//{}",
        "/static//{}",
        "/static/./../../{}",
        "/static/%00/{}",
        "/_stcore/upload_file/../../{}",
        "/print/../{}",
    ],
)
@pytest.mark.parametrize(
    "target", ["app.py", ".streamlit/config.toml", "etc/passwd", "data/documents/shanxi-sme-finance.txt"]
)
def test_no_form_of_a_path_leads_to_a_file(ask, form, target):
    answer = ask("GET", form.format(target))

    assert answer.status in (301, 307, 400, 404)
    assert [word for word in (b"import", b"maxUploadSize", b"root:", "责任单位".encode()) if word in answer.body] == []


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("localhost:8501", "http://localhost:8501"),
        ("localhost", "http://localhost"),
        ("localhost:8443", "https://localhost:8443"),  # behind a proxy
        ("localhost:443", "https://localhost"),
        ("localhost", None),  # no browser
    ],
)
def test_our_own_page_opens_a_websocket(server, host, origin):
    with server.stream(host=host, origin=origin) as socket:
        assert socket.subprotocol == "streamlit"


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        (None, ELSEWHERE),
        (None, "null"),
        (None, "http://127.0.0.1:1"),
        (None, "http://localhost"),
        (None, "http://127.0.0.1.elsewhere.invalid"),
        ("localhost", "http://localhost:9999"),
        ("localhost", "ftp://localhost"),
        ("elsewhere.invalid", None),
        ("elsewhere.invalid", "http://elsewhere.invalid"),
    ],
)
def test_a_websocket_of_another_origin_or_host_is_refused_before_streamlit_sees_it(server, host, origin):
    with pytest.raises(InvalidStatus) as refused, server.stream(host=host, origin=origin):
        pass

    assert refused.value.response.status_code in (400, 403)
    assert "nosniff" in refused.value.response.headers["X-Content-Type-Options"]
    assert b"Rejecting WebSocket" not in server.log.read_bytes()


@pytest.mark.parametrize(
    "frame",
    ["text", b"\xff" * 100, b"", b"\x0a\xff\xff\xff\xff\x0f", bytes(range(256)) * 40, b"\0" * 6_000_000],
    ids=["text", "no message", "empty", "cut short", "bytes", "large"],
)
def test_a_malformed_frame_ends_at_most_its_own_connection_and_tells_nothing(server, frame):
    with server.stream() as socket:
        socket.send(frame)
        said = b"".join(_received(socket))

    assert [word for word in (b"Traceback", b".py", str(ROOT).encode()) if word in said] == []
    assert server.is_well()
    with server.session() as session:
        assert session


def _received(socket) -> list[bytes]:
    """The bytes that arrive until the server gives a sign of life that was asked for, or ends the connection."""
    said = []
    try:
        socket.send(BackMsg(app_heartbeat=True).SerializeToString())
        while not said or ForwardMsg.FromString(said[-1]).WhichOneof("type") != "heartbeat_ack":
            message = socket.recv(timeout=30)
            said.append(message if isinstance(message, bytes) else message.encode())
    except ConnectionClosed as closed:
        said.append(str(closed).encode())
    return said


@pytest.mark.parametrize(
    "query",
    [
        "agency=%ff%fe",
        "agency=%00",
        "agency=%ed%a0%80",
        "measure=" + "9" * 5_000,
        "measure=%C2%B2",
        "measure=-1",
        "q=" + "%28" * 5_000,
        "&" * 10_000,
        "=" * 10_000,
        "&".join(f"p{at}=1" for at in range(3_000)),
        "lang=../../etc&lang=zh",
        "doc=../../app.py",
        "doc=%2e%2e%2fdata.csv&current=%F0%9F%98%80",
        "role=__class__&agency={0}",
        "q=%0d%0aSet-Cookie:%20a=b",
    ],
)
@pytest.mark.parametrize("path", ["/assignments.csv", "/print", "/"])
def test_an_odd_query_gets_an_answer_without_a_trace(ask, path, query):
    answer = ask("GET", f"{path}?{query}")

    assert answer.status in (200, 307, 400)
    assert [one for one in answer.headers.get_all("Set-Cookie", []) if not one.startswith("rb_browser=")] == []
    assert b"Traceback" not in answer.body
    if answer.status == 400:
        assert re.fullmatch(r".+[。.]", answer.text, re.DOTALL)


def test_without_httptools_a_header_without_end_is_refused_and_others_are_served_meanwhile():
    """As SECURITY.md says for a board without nginx."""
    port = free_port()
    hidden = "import sys; sys.modules['httptools'] = None; from streamlit.web.cli import main; main()"
    command = [sys.executable, "-c", hidden, "run", "app.py", "--server.port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    server = Server("127.0.0.1", port, Path())
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}", process)
        with socket.create_connection(("127.0.0.1", port), timeout=20) as line, contextlib.suppress(OSError):
            line.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX: ")
            for _ in range(64):
                line.sendall(b"x" * 2**20)
            pytest.fail("64 MB were taken")  # and no connection that ended
        started = time.monotonic()
        assert server.is_well()
        assert time.monotonic() - started < 2
    finally:
        process.terminate()
        process.wait(20)
