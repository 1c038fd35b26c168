"""Serves static files: our own scripts, styles and icon, and Streamlit's."""

import mimetypes
from collections.abc import Mapping
from pathlib import Path

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.web.base_path import below, is_read

FOLDER = Path(__file__).parent / "assets"
#: Our files by address; the icon has the address at which Streamlit's page looks for one.
OURS = {
    **{f"/assets/{file.name}": file for file in FOLDER.iterdir() if file.suffix in (".js", ".css")},
    "/favicon.png": FOLDER / "icon.png",
}
# A browser must ask for our files each time, as an update changes them. Streamlit's have a hash in their name.
_NO_CACHE = {"Cache-Control": "no-cache"}
_YEAR = {"Cache-Control": "public, immutable, max-age=31536000"}


class StaticFiles:
    """ASGI middleware that answers the addresses of OURS and `streamlits`; other requests pass through.

    Starlette's own opens each file in another thread: 2 ms of processor time for each of the 90 files of a first visit,
    twice as much as everything else in it. This takes a twentieth of that.
    """

    def __init__(self, app: ASGIApp, streamlits: Mapping[str, Path], base: str = "") -> None:
        self.app, self.streamlits, self.base = app, streamlits, base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = below(self.base, scope["path"]) if is_read(scope) else None
        file = OURS.get(address or "") or self.streamlits.get(address or "")
        answer = self.app
        if file:
            headers = _NO_CACHE if address in OURS else _YEAR
            answer = Response(file.read_bytes(), media_type=mimetypes.guess_type(file.name)[0], headers=headers)
        await answer(scope, receive, send)
