"""Limits on uploads: how many files of a session, and how many bytes of all sessions, may wait until pages read them."""

import asyncio
from collections import OrderedDict
from collections.abc import Iterator

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.text import t
from dashboard.web.base_path import below
from dashboard.web.streamlit_internals import UPLOAD_ROUTE, WaitingUploads

MOST_FILES = 20  # of a session, at the same time
MEGABYTES = 60  # of a session
MEGABYTES_OF_ALL = 300
_SECONDS = 300  # that the transfer of a file may take
_MEGABYTE = 1 << 20
_MOST_SESSIONS = 1_000  # whose refused files are counted
_refused: OrderedDict[str, int] = OrderedDict()


def take_refused(session: str) -> int:
    """The number of the session's files that were refused since the last call."""
    return _refused.pop(session, 0)


class UploadLimits:
    """ASGI middleware that refuses files beyond the limits.

    `waiting` are the files that have arrived. Those still being sent are counted here.
    """

    def __init__(self, app: ASGIApp, waiting: WaitingUploads, base: str = "") -> None:
        self.app, self.waiting, self.base = app, waiting, base
        self.coming: dict[object, tuple[str, str, int]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_put = scope["type"] == "http" and scope["method"] == "PUT"
        file = UPLOAD_ROUTE.fullmatch(below(self.base, scope["path"]) or "") if is_put else None
        if not file:
            await self.app(scope, receive, send)
            return
        own, arrived = object(), 0  # a key of its own, since the same file may be sent twice

        async def counted() -> Message:
            nonlocal arrived
            message = await receive()
            arrived += len(message.get("body", b""))
            self.coming[own] = (file[1], file[2], arrived)
            self._check(file[1])
            return message

        try:
            # The declared length may refuse the file early; what really arrives is counted all the same.
            self.coming[own] = (file[1], file[2], _declared(scope))
            self._check(file[1])
            async with asyncio.timeout(_SECONDS):
                await self.app(scope, counted, send)
        except _RefusedError as refusal:
            self._count_refusal(file[1])
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
        """(session id, bytes) of each file that is being sent or waits. A file sent again replaces the earlier one."""
        being_sent = {(session, name) for session, name, _ in self.coming.values()}
        yield from ((session, size) for session, _, size in self.coming.values())
        for session, name, size in self.waiting.sizes():
            if (session, name) not in being_sent:
                yield session, size

    def _count_refusal(self, session: str) -> None:
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
