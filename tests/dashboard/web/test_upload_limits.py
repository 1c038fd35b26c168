"""Files of all sessions together; those of closed pages make room; a client that stalls is let go."""

import asyncio
from collections import OrderedDict

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from dashboard.web import upload_limits
from dashboard.web.streamlit_internals import WaitingUploads
from dashboard.web.upload_limits import UploadLimits, take_refused


class Runtime:
    """Streamlit's store of files, and which pages are open."""

    def __init__(self) -> None:
        self.uploaded_file_mgr = MemoryUploadedFileManager("/_stcore/upload_file")
        self.open = {"a", "b"}

    def is_active_session(self, session: str) -> bool:
        return session in self.open

    def hold(self, session: str, name: str, size: int) -> None:
        self.uploaded_file_mgr.add_file(session, UploadedFileRec(name, name, "text/plain", b"a" * size))


@pytest.fixture
def runtime() -> Runtime:
    return Runtime()


@pytest.fixture
def client(runtime, monkeypatch) -> TestClient:
    """A server that takes 2 MB a session and 3 MB of all."""
    monkeypatch.setattr(upload_limits, "MEGABYTES", 2)
    monkeypatch.setattr(upload_limits, "MEGABYTES_OF_ALL", 3)
    monkeypatch.setattr(upload_limits, "_refused", OrderedDict())
    return serving(runtime)


def serving(runtime: Runtime, base: str = "") -> TestClient:
    """A server that keeps what passes the limits, below a path if given."""

    async def keep(request: Request) -> Response:
        session, name = request.path_params["session"], request.path_params["name"]
        runtime.hold(session, name, len(await request.body()))
        return Response(status_code=204)

    routes = [Route(base + "/_stcore/upload_file/{session}/{name}", keep, methods=["PUT"])]
    limits = Middleware(UploadLimits, waiting=WaitingUploads(lambda: runtime), base=base)
    return TestClient(Starlette(routes=routes, middleware=[limits]))


def put(client: TestClient, session: str, name: str, size: int) -> int:
    return client.put(f"/_stcore/upload_file/{session}/{name}", content=b"a" * size).status_code


def test_what_all_sessions_have_waiting_is_bounded(client, runtime):
    runtime.hold("b", "large", 2 << 20)

    assert put(client, "a", "first", 1 << 19) == 204
    assert put(client, "a", "second", 1 << 20) == 503
    runtime.uploaded_file_mgr.remove_file("b", "large")
    assert put(client, "a", "second", 1 << 20) == 204


def test_the_limits_hold_below_a_path_too(client, runtime):
    below = serving(runtime, base="/board")
    statuses = [
        below.put(f"/board/_stcore/upload_file/a/{at}", content=b"a" * (3 << 19)).status_code for at in range(2)
    ]

    assert statuses == [204, 413]


def test_files_of_closed_pages_make_room(client, runtime):
    runtime.hold("closed", "large", 3 << 20)

    assert put(client, "a", "first", 1 << 20) == 204
    assert [*runtime.uploaded_file_mgr.file_storage] == ["a"]


def test_how_many_were_refused_is_told_once_and_of_open_pages_only(client):
    for session in ("a", "a", "unknown"):
        put(client, session, "large", 5 << 20)

    assert (take_refused("a"), take_refused("a"), take_refused("unknown")) == (2, 0, 0)


def test_refusals_of_very_many_sessions_are_not_kept(client, runtime, monkeypatch):
    monkeypatch.setattr(upload_limits, "MEGABYTES", 0)
    monkeypatch.setattr(upload_limits, "_MOST_SESSIONS", 10)
    runtime.open = {str(at) for at in range(20)}
    for session in runtime.open:
        put(client, session, "f", 1)

    assert len(upload_limits._refused) == 10


def test_nothing_is_counted_any_more_once_an_upload_has_ended(client, runtime):
    for session, size in (("a", 100), ("a", 5 << 20), ("b", 100)):
        put(client, session, "f", size)
        middleware = client.app.middleware_stack.app
        assert isinstance(middleware, UploadLimits)
        assert middleware.coming == {}


def test_an_upload_that_stalls_is_ended(runtime, monkeypatch):
    monkeypatch.setattr(upload_limits, "_SECONDS", 0.05)
    sent = []

    async def read(scope, receive, send):
        while True:
            await receive()

    async def stall():
        await asyncio.sleep(60)

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "PUT", "path": "/_stcore/upload_file/a/f", "headers": []}
    asyncio.run(UploadLimits(read, WaitingUploads(lambda: runtime))(scope, stall, send))

    assert sent[0]["status"] == 408
    assert sent[1]["body"].decode() == "上传用时太长，已经停止，请检查网络后再试。"


def test_files_on_their_way_at_once_count_together(runtime, monkeypatch):
    monkeypatch.setattr(upload_limits, "MEGABYTES", 2)
    statuses = []

    async def read(scope, receive, send):
        while (await receive())["more_body"]:
            await asyncio.sleep(0)
        await send({"type": "http.response.start", "status": 204, "headers": []})

    async def upload(middleware: UploadLimits, name: str) -> None:
        chunks = iter([True, True, True, False])

        async def receive():
            return {"type": "http.request", "body": b"a" * (1 << 18), "more_body": next(chunks)}

        async def send(message):
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        scope = {"type": "http", "method": "PUT", "path": f"/_stcore/upload_file/a/{name}", "headers": []}
        await middleware(scope, receive, send)

    async def three() -> None:
        middleware = UploadLimits(read, WaitingUploads(lambda: runtime))
        await asyncio.gather(*(upload(middleware, str(at)) for at in range(3)))

    asyncio.run(three())

    assert 413 in statuses
    assert statuses.count(204) <= 2
