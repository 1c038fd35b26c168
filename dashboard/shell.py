"""The HTML page that carries Streamlit: marked as Chinese, under our name, with board.js before Streamlit's script."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.text import t

# Request headers that would have the answer compressed, or left out: it is needed whole.
_CONDITIONS = (b"accept-encoding", b"if-none-match", b"if-modified-since")
_SCRIPT = Path(__file__).with_name("board.js").read_text(encoding="utf-8")
_REPLACED = {
    '<html lang="en">': '<html lang="zh-CN">',
    "<title>Streamlit</title>": f'<title>{t("app")}</title>\n    <script src="./board.js"></script>',
}


def _script(_request: Request) -> Response:
    return Response(_SCRIPT, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


ROUTES = [Route("/board.js", _script)]


class Shell:
    """ASGI middleware: Streamlit's own HTML answers, rewritten; everything else passes through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or "." in scope["path"] or "/_stcore" in scope["path"]:
            await self.app(scope, receive, send)
            return
        whole = [(name, value) for name, value in scope["headers"] if name not in _CONDITIONS]
        answer = _Answer(send)
        await self.app({**scope, "headers": whole}, receive, answer)
        if answer.body is not None:
            await HTMLResponse(_rewrite(answer.body), headers={"Cache-Control": "no-cache"})(scope, receive, send)


class _Answer:
    """Collects an HTML answer; sends any other on as it comes."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.body: bytes | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self.body = b""
        elif self.body is not None:
            self.body += message.get("body", b"")
        else:
            await self.send(message)


def _is_html(start: Message) -> bool:
    headers = dict(start["headers"])
    return start["status"] == 200 and headers.get(b"content-type", b"").startswith(b"text/html")


def _rewrite(body: bytes) -> str:
    page = body.decode()
    for old, new in _REPLACED.items():
        page = page.replace(old, new, 1)
    return page
