"""The HTML page that carries Streamlit: marked with its language, under our name, with board.js before Streamlit's script."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.text import html_language, speak, t

#: The page that opens at /.
FIRST = "overview"
# Request headers that would have the answer compressed, or left out: it is needed whole.
_CONDITIONS = (b"accept-encoding", b"if-none-match", b"if-modified-since")
# Streamlit's page has one, a note for robots that prerender; the browser is told to run no script that is written in a page.
_INLINE_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
_SCRIPT = Path(__file__).with_name("board.js").read_text(encoding="utf-8")


def _script(_request: Request) -> Response:
    return Response(_SCRIPT, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


#: The addresses of pages, the first page's being empty.
PAGES = {"", *(path.stem for path in (Path(__file__).parents[1] / "pages").glob("*.py"))} - {FIRST}

ROUTES = [Route("/board.js", _script)]


class Shell:
    """ASGI middleware: Streamlit's own HTML answers, rewritten; everything else passes through untouched.

    An address that is no page leads to the first page, with its query: Streamlit would show a dialog in English.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _asks_for_a_page(scope):
            await self.app(scope, receive, send)
            return
        if scope["path"].strip("/") not in PAGES:
            await RedirectResponse(_first_page(scope))(scope, receive, send)
            return
        whole = [(name, value) for name, value in scope["headers"] if name not in _CONDITIONS]
        answer = _Answer(send)
        await self.app({**scope, "headers": whole}, receive, answer)
        if answer.body is not None:
            speak(Request(scope).query_params.get("lang"))
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


def _asks_for_a_page(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    path = scope["path"]
    return "." not in path and not path.lstrip("/").startswith(("_stcore", "media/", "static/", "component/", "print"))


def _first_page(scope: Scope) -> str:
    query = scope["query_string"].decode("latin-1")
    return f"{scope.get('root_path', '')}/{'?' + query if query else ''}"


def _is_html(start: Message) -> bool:
    headers = dict(start["headers"])
    return start["status"] == 200 and headers.get(b"content-type", b"").startswith(b"text/html")


def _rewrite(body: bytes) -> str:
    page = _INLINE_SCRIPT.sub("", body.decode())
    title = f'<title>{t("app")}</title>\n    <script src="./board.js"></script>'
    page = page.replace('<html lang="en">', f'<html lang="{html_language()}">', 1)
    return page.replace("<title>Streamlit</title>", title, 1)
