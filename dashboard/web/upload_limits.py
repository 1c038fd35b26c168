"""The files that browsers send: how many of a session, and how much of all, the server holds until they have been read."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Iterator
from typing import Protocol

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.text import t
from dashboard.web.base_path import below
from dashboard.web.streamlit_internals import UPLOAD_ROUTE

MOST_FILES = 20  # of a session, at once
MEGABYTES = 60  # of a session
MEGABYTES_OF_ALL = 300
_SECONDS = 300  # that a file may be on its way
_MEGABYTE = 1 << 20
_MOST_SESSIONS = 1_000  # whose refusals are remembered
_refused: OrderedDict[str, int] = OrderedDict()


def take_refused(session: str) -> int:
    """How many files of the session were refused since this was last asked."""
    return _refused.pop(session, 0)


class Waiting(Protocol):
    """The files that have arrived, as `streamlit_internals.WaitingUploads` knows them."""

    def sizes(self) -> Iterator[tuple[str, str, int]]: ...

    def is_open(self, session: str) -> bool: ...

    def forget_closed_pages(self) -> None: ...


class UploadLimits:
    """ASGI middleware that refuses files beyond the limits.

    `waiting` knows the files that have arrived. Those on their way are counted here as they come.
    """

    def __init__(self, app: ASGIApp, waiting: Waiting, base: str = "") -> None:
        self.app, self.waiting, self.base = app, waiting, base
        self.coming: dict[object, tuple[str, str, int]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_put = scope["type"] == "http" and scope["method"] == "PUT"
        file = UPLOAD_ROUTE.fullmatch(below(self.base, scope["path"]) or "") if is_put else None
        if not file:
            await self.app(scope, receive, send)
            return
        own, arrived = object(), 0  # the same file may be on its way twice

        async def counted() -> Message:
            nonlocal arrived
            message = await receive()
            arrived += len(message.get("body", b""))
            self.coming[own] = (file[1], file[2], arrived)
            self._check(file[1])
            return message

        try:
            # What it says of its length is good for an early no; that it is no more is never believed.
            self.coming[own] = (file[1], file[2], _declared(scope))
            self._check(file[1])
            async with asyncio.timeout(_SECONDS):
                await self.app(scope, counted, send)
        except _RefusedError as refusal:
            self._remember(file[1])
            await PlainTextResponse(str(refusal), refusal.status)(scope, receive, send)
        except TimeoutError:
            await PlainTextResponse(t("upload.slow"), 408)(scope, receive, send)
        finally:
            del self.coming[own]

    def _check(self, session: str) -> None:
        mine = [size for owner, size in self._sizes() if owner == session]
        if len(mine) > MOST_FILES:
            raise _RefusedError(429, t("upload.many", count=MOST_FILES))
        if sum(mine) > MEGABYTES * _MEGABYTE:
            raise _RefusedError(413, t("upload.large", size=MEGABYTES))
        if self._is_full():
            self.waiting.forget_closed_pages()
            if self._is_full():
                raise _RefusedError(503, t("upload.full"))

    def _is_full(self) -> bool:
        return sum(size for _, size in self._sizes()) > MEGABYTES_OF_ALL * _MEGABYTE

    def _sizes(self) -> Iterator[tuple[str, int]]:
        """The session and the bytes of each file, on its way or waiting. One sent again takes the place of the one before."""
        on_their_way = {(session, name) for session, name, _ in self.coming.values()}
        yield from ((session, size) for session, _, size in self.coming.values())
        for session, name, size in self.waiting.sizes():
            if (session, name) not in on_their_way:
                yield session, size

    def _remember(self, session: str) -> None:
        if self.waiting.is_open(session):
            _refused[session] = _refused.get(session, 0) + 1
            if len(_refused) > _MOST_SESSIONS:
                _refused.popitem(last=False)


class _RefusedError(Exception):
    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


def _declared(scope: Scope) -> int:
    length = Headers(scope=scope).get("content-length", "")
    return int(length) if length.isdecimal() else 0
