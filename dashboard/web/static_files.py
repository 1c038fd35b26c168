"""Our own scripts, styles and icon, as the server gives them out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

FOLDER = Path(__file__).parent / "assets"
# A browser asks each time whether its copy is still good: after an update two processes give out two versions for a while.
_ASK_FIRST = {"Cache-Control": "no-cache"}


class _StaticFiles(StaticFiles):
    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers.update(_ASK_FIRST)
        return response


def _icon(_: object) -> Response:
    return FileResponse(FOLDER / "icon.png", headers=_ASK_FIRST)


def static_routes(base: str) -> list[BaseRoute]:
    """The files of `assets/` below the board's base path, and the icon where Streamlit's page asks for one."""
    return [Mount(f"{base}/assets", _StaticFiles(directory=FOLDER)), Route(f"{base}/favicon.png", _icon)]
