"""Security of every answer: headers that allow only our own scripts, closed routes, and no details of internal errors."""

import logging
import re
import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.pages import BY_PATH
from dashboard.text import set_language, t
from dashboard.web.base_path import below
from dashboard.web.streamlit_internals import CLOSED_ROUTES, OPEN_ROUTES

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",  # Streamlit and plotly write styles at run time
    "img-src": "'self' data: blob:",  # blob: a chart on its way into a PNG
    "font-src": "'self' data:",
    "connect-src": "'self'",  # also the WebSocket of the same host and port
    "worker-src": "'self' blob:",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}
#: Headers of every answer, unless it has its own.
HEADERS = {
    "content-security-policy": "; ".join(f"{name} {sources}" for name, sources in _POLICY.items()),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
_HTML = {*BY_PATH, "print", "guide"}
_NOT_FOUND = PlainTextResponse("Not Found", 404)
_METHODS = ("GET", "HEAD", "OPTIONS", "PUT", "DELETE")
_LONGEST_QUERY = 32_768  # bytes: some hundred agencies by name


class Security:
    """ASGI middleware, the outermost one: adds headers to every answer, refuses bad requests, and answers any exception
    with a number that is also in the log.

    `base` is the path below which the board is served; everything outside it is 404. `opened` are the beginnings of
    addresses that are open in addition to OPEN_ROUTES.
    """

    def __init__(self, app: ASGIApp, base: str = "", opened: tuple[str, ...] = ()) -> None:
        self.app, self.base, self.open = app, base, (*OPEN_ROUTES, *opened)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        path = below(self.base, scope["path"])
        answer = _Answer(scope, receive, send, may_be_html=path is not None and path.strip("/") in _HTML)
        try:
            app = _refusal(scope, path, self.open) or self.app
            await app(scope, receive, answer)
        except ClientDisconnect:
            return  # a browser that cancels an upload is no error
        except Exception as error:
            number = log_error("request", error)
            if scope["type"] == "http" and not answer.started:
                set_language(Request(scope).query_params.get("lang"))
                await PlainTextResponse(t("http.error", id=number), 500)(scope, receive, answer)


def log_error(what: str, error: Exception) -> str:
    """Write the error to the log and return the number under which it is there: the only thing that a visitor is told."""
    number = secrets.token_hex(3)
    logging.getLogger("dashboard").error("%s error %s", what, number, exc_info=error)
    return number


def _refusal(scope: Scope, path: str | None, opened: tuple[str, ...]) -> ASGIApp | None:
    if path is None or (path.startswith(CLOSED_ROUTES) and not path.startswith(opened)):
        return _NOT_FOUND
    if len(scope["query_string"]) > _LONGEST_QUERY:
        return PlainTextResponse("URI Too Long", 414)
    if scope["type"] == "http" and scope["method"] not in _METHODS:
        return PlainTextResponse("Method Not Allowed", 405, {"Allow": ", ".join(_METHODS)})
    if scope["type"] == "websocket" and not _is_of_this_host(Headers(scope=scope)):
        return PlainTextResponse("Forbidden", 403)
    return None


def _is_of_this_host(headers: Headers) -> bool:
    """Whether the request comes from one of our pages, or from no page at all. A page on another port is not ours.

    A proxy may have added the default port to the host, which a browser leaves out of the origin. Streamlit's own check
    would accept any page on the visitor's machine, and would ask an external service for the server's address.
    """
    host = re.sub(r":(80|443)$", "", headers.get("host", ""))
    return headers.get("origin") in (None, f"http://{host}", f"https://{host}")


class _Answer:
    """Sends an answer with our headers. HTML at an address that is no page comes from Streamlit, and becomes a 404."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, *, may_be_html: bool) -> None:
        self.scope, self.receive, self.send, self.may_be_html = scope, receive, send, may_be_html
        self.started = self.replaced = False

    async def __call__(self, message: Message) -> None:
        if message["type"] in ("http.response.start", "websocket.http.response.start"):
            self.started = True
            is_html = MutableHeaders(scope=message).get("content-type", "").startswith("text/html")
            if is_html and message["status"] == 200 and not self.may_be_html:
                self.replaced = True
                await _NOT_FOUND(self.scope, self.receive, self._send_with_headers)
                return
            await self._send_with_headers(message)
        elif not self.replaced:
            await self.send(message)

    async def _send_with_headers(self, message: Message) -> None:
        if message["type"].endswith("response.start"):
            headers = MutableHeaders(scope=message)
            for name in [name for name in headers if name.startswith("access-control-")]:
                del headers[name]
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await self.send(message)
