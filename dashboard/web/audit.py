"""The log of what leaves and what arrives: one line for each export and each file sent, without a word of a document."""

import logging
from collections.abc import Mapping
from pathlib import PurePosixPath

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.web.base_path import below
from dashboard.web.metrics import REFUSALS
from dashboard.web.streamlit_internals import UPLOAD_ROUTE
from dashboard.web.trusted_proxy import address_of, header_names, user_of

_LOG = logging.getLogger("dashboard.audit")
_EXPORTS = ("assignments.csv", "print")
_FILES = "files/"  # the rest of the address is a secret and a name, which may hold words of a document


class Audit:
    """ASGI middleware that writes who took or sent what, how much, and whether it was refused.

    `user_headers` is Streamlit's setting server.trustedUserHeaders: the headers in which a proxy names the user;
    `TrustedProxy` has dropped those of others.
    """

    def __init__(self, app: ASGIApp, base: str = "", user_headers: str | Mapping[str, str] = "") -> None:
        self.app, self.base, self.user_headers = app, base, header_names(user_headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        what = _what(scope, self.base)
        if what is None:
            await self.app(scope, receive, send)
            return
        status, sent, received = 500, 0, 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            return message

        async def answer(message: Message) -> None:
            nonlocal status, sent
            status = message.get("status", status)
            sent += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, counted, answer)
        finally:
            size = received if what == "upload" else sent
            if status >= 400:
                REFUSALS.labels(reason=f"{what} {status}").inc()
            _LOG.info(
                "%s by %s: status=%d bytes=%d",
                what,
                user_of(scope, self.user_headers) or address_of(scope),
                status,
                size,
            )


def _what(scope: Scope, base: str) -> str | None:
    """What is taken, as a word for the log; None if it is nothing that is written down."""
    path = (below(base, scope["path"]) or "").strip("/") if scope["type"] == "http" else ""
    if scope.get("method") == "PUT" and UPLOAD_ROUTE.fullmatch(f"/{path}"):
        return "upload"
    if scope.get("method") != "GET":
        return None
    if path.startswith(_FILES):
        return f"file{PurePosixPath(path).suffix}"
    return path if path in _EXPORTS else None
