"""The files that a session offers, at addresses that only its own page knows, for as long as the session lasts.

Streamlit's own download buttons are not used: they name a file of more than 1 MiB by its length and a few samples, so that
two visitors with similar documents could be given each other's files.
"""

import hashlib
import secrets
from threading import Semaphore
from urllib.parse import quote
from weakref import WeakValueDictionary

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard import text
from dashboard.export.downloads import Download

_SECRET_BYTES = 16  # 128 random bits, which nobody guesses
_MOST_AT_ONCE = 4  # files that are made at the same time
_making = Semaphore(_MOST_AT_ONCE)


class SessionFiles:
    """The files that the page on screen offers. When the page or the session is gone, so are their addresses."""

    def __init__(self) -> None:
        self.secret = secrets.token_urlsafe(_SECRET_BYTES)
        self.offered: dict[str, Download] = {}
        _sessions[self.secret] = self

    def offer(self, name: str, file: Download) -> str:
        """Offer a file under this name, in place of the one that had the name before. Returns its address, relative to
        the pages. The file is made when somebody asks for it."""
        self.offered[name] = file
        return f"files/{self.secret}/{quote(name, safe='')}?lang={text.language()}"

    def forget(self) -> None:
        """Offer nothing any more, since the page or its documents have changed."""
        self.offered.clear()


_sessions: WeakValueDictionary[str, SessionFiles] = WeakValueDictionary()


def session_file(request: Request) -> Response:
    """The file at this address, identified by the SHA-256 of its content; status 404 if its session is gone."""
    text.set_language(request.query_params.get("lang"))
    files = _sessions.get(request.path_params["secret"])
    file = files.offered.get(request.path_params["name"]) if files else None
    if file is None:
        return PlainTextResponse(text.t("http.file_gone"), status_code=404)
    with _making:
        content = file.make()
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name)}",
        "ETag": f'"{hashlib.sha256(content).hexdigest()}"',
    }
    return Response(content, media_type=file.media_type, headers=headers)


def file_routes(base: str = "") -> list[BaseRoute]:
    """The route below the board's base path."""
    return [Route(f"{base}/files/{{secret}}/{{name}}", session_file, methods=["GET"])]
