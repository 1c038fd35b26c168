"""Which requests may name their user: those that come through the office's proxy, which proves it by a secret.

Streamlit takes the user of a session from the headers of its WebSocket (the setting server.trustedUserHeaders), whoever
sends them. Here they are taken away from every request that is not the proxy's.
"""

import hmac
import json
import logging
import os
from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.web.metrics import HERE, REFUSALS

PROOF = b"x-board-proxy"
_LOG = logging.getLogger("dashboard.proxy")


class TrustedProxy:
    """ASGI middleware that drops the headers of `user_headers` from each HTTP request and WebSocket that does not carry
    `secret` in X-Board-Proxy. Without a secret they count from this machine alone.

    `user_headers` is Streamlit's setting server.trustedUserHeaders, `secret` the environment's RB_PROXY_SECRET by default.
    """

    def __init__(self, app: ASGIApp, user_headers: str | Mapping[str, str] = "", secret: str | None = None) -> None:
        self.app, self.names = app, {name.encode("latin-1") for name in header_names(user_headers)}
        self.secret = (os.environ.get("RB_PROXY_SECRET", "") if secret is None else secret).encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            forged = set() if self._is_trusted(scope) else self.names
            if scope["type"] == "websocket":  # a page opens one; its other requests would be eighty lines more
                _note_forged(scope, forged)
            hidden = {PROOF, *forged}
            scope = {**scope, "headers": [header for header in scope["headers"] if header[0].lower() not in hidden]}
        await self.app(scope, receive, send)

    def _is_trusted(self, scope: Scope) -> bool:
        if not self.secret:
            return address_of(scope) in HERE
        proofs = [value for name, value in scope["headers"] if name.lower() == PROOF]
        return len(proofs) == 1 and hmac.compare_digest(proofs[0], self.secret)


def _note_forged(scope: Scope, names: set[bytes]) -> None:
    if any(value and name.lower() in names for name, value in scope["headers"]):
        REFUSALS.labels(reason="user without the proxy's secret").inc()
        _LOG.warning("a user named without the proxy's secret by %s", address_of(scope))


def header_names(setting: str | Mapping[str, str]) -> list[str]:
    """The names of the headers in server.trustedUserHeaders, a mapping or its JSON, in lower case."""
    mapping = json.loads(setting) if isinstance(setting, str) and setting else setting
    return [name.lower() for name in mapping or ()]


def user_of(scope: Scope, names: list[str]) -> str | None:
    """The user whom the proxy names in the first of these headers that has a value."""
    headers = Headers(scope=scope)
    return next((readable(user) for name in names if (user := headers.get(name))), None)


def readable(name: str) -> str:
    """A name out of a header, which is bytes: they are read as Latin-1, and proxies write UTF-8."""
    try:
        return name.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return name


def address_of(scope: Mapping[str, object]) -> str:
    """The address of the client; of one behind a proxy on this machine, as the proxy names it."""
    client = scope.get("client")
    return client[0] if isinstance(client, (tuple, list)) and client else "unknown"
