"""The files that a browser is sent as they are: our own scripts, styles and icon, and Streamlit's."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from pathlib import Path

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.web.base_path import below

FOLDER = Path(__file__).parent / "assets"
#: Our files by their addresses; the icon stands where Streamlit's page asks for one.
OURS = {
    **{f"/assets/{file.name}": file for file in FOLDER.iterdir() if file.suffix in (".js", ".css")},
    "/favicon.png": FOLDER / "icon.png",
}
# After an update two processes give out two versions of ours for a while. The names of Streamlit's files change with them.
_ANEW = {"Cache-Control": "no-cache"}
_YEAR = {"Cache-Control": "public, immutable, max-age=31536000"}


class StaticFiles:
    """ASGI middleware: answers the addresses of OURS and `streamlits`; everything else passes through untouched.

    Starlette opens and reads each file in another thread: 2 ms of processor time for each of the 90 files of a first page,
    twice what the rest of that page takes. This takes a twentieth of it.
    """

    def __init__(self, app: ASGIApp, streamlits: Mapping[str, Path], base: str = "") -> None:
        self.app, self.streamlits, self.base = app, streamlits, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_read = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        answer = self._file(below(self.base, scope["path"]) or "") if is_read else None
        await (answer or self.app)(scope, receive, send)

    def _file(self, address: str) -> Response | None:
        if file := OURS.get(address):
            return _response(file, _ANEW)
        if file := self.streamlits.get(address):
            return _response(file, _YEAR)
        return None


def _response(file: Path, headers: dict[str, str]) -> Response:
    return Response(file.read_bytes(), media_type=mimetypes.guess_type(file.name)[0], headers=headers)
