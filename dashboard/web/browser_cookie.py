"""The cookie by which the board knows a browser again: whose drafts are whose. It names no person."""

import re
import secrets

from starlette.datastructures import MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.pages import BY_PATH
from dashboard.web.base_path import below, is_read

NAME = "rb_browser"
_YEAR = 365 * 24 * 3600
_VALUE = re.compile(r"[\w-]{22}", re.ASCII)  # 128 random bits, as secrets.token_urlsafe writes them


class BrowserCookie:
    """ASGI middleware that sets the cookie with a page's HTML, for a browser that has none.

    `base` is the path below which the board is served. The cookie also comes with a link from elsewhere (SameSite=Lax):
    otherwise following one would make the browser another one, without its drafts.
    """

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app, self.base = app, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._is_page(scope) or _VALUE.fullmatch(_sent(scope)):
            await self.app(scope, receive, send)
            return

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                MutableHeaders(scope=message).append("set-cookie", self._new(scope))
            await send(message)

        await self.app(scope, receive, answer)

    def _is_page(self, scope: Scope) -> bool:
        path = below(self.base, scope["path"]) if is_read(scope) else None
        return path is not None and path.strip("/") in BY_PATH

    def _new(self, scope: Scope) -> str:
        secure = "; Secure" if scope["scheme"] == "https" else ""
        value = secrets.token_urlsafe(16)
        return f"{NAME}={value}; Max-Age={_YEAR}; Path={self.base or '/'}; HttpOnly; SameSite=Lax{secure}"


def _sent(scope: Scope) -> str:
    """The value of the cookie in the request, "" without one."""
    cookies = (value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie")
    return cookie_parser("; ".join(cookies)).get(NAME, "")
