"""Everything that our Python uses of Streamlit without being public API. No other module imports Streamlit's internals.

Each piece has a line in docs/streamlit-internals.md and an assertion in tests/server/test_streamlit_internals.py. After
an upgrade of Streamlit, the tests that fail are the list of what has changed.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import streamlit as st
from streamlit.auth_util import get_secrets_auth_section
from streamlit.runtime import Runtime, get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.typing import UploadedFile

_STATIC = Path(st.__file__).parent / "static"

#: The beginnings of the addresses that Streamlit's server answers itself.
ROUTES = ("/_stcore", "/media/", "/static/", "/component/")
#: The beginnings of addresses that are closed, since our pages do not need them …
CLOSED_ROUTES = ("/_stcore/", "/component/", "/auth/", "/oauth2callback", "/app/static/")
#: … except for these: the connection of a page, its uploads, and the health checks.
OPEN_ROUTES = (
    "/_stcore/stream",
    "/_stcore/health",
    "/_stcore/script-health-check",
    "/_stcore/host-config",
    "/_stcore/upload_file/",
)
#: … and, where Streamlit's secrets name a server that signs people in (OIDC), for the way there and back.
LOGIN_ROUTES = ("/auth/login", "/auth/logout", "/oauth2callback")
#: The address to which the uploader of a page sends a file: (session id, file id).
UPLOAD_ROUTE = re.compile(r"/_stcore/upload_file/([^/]+)/([^/]+)")


def index_page() -> str:
    """The HTML of Streamlit's page."""
    return (_STATIC / "index.html").read_text(encoding="utf-8")


def static_files() -> dict[str, Path]:
    """Streamlit's scripts, styles, fonts and pictures by address; each file name contains a hash of the content."""
    files = (path for path in (_STATIC / "static").rglob("*") if path.is_file())
    return {f"/{path.relative_to(_STATIC).as_posix()}": path for path in files}


def has_login() -> bool:
    """Whether Streamlit's secrets name a server that signs people in: they have a section [auth]."""
    return bool(get_secrets_auth_section())


def session_id() -> str:
    """The id of the session whose script is running; the addresses of its uploads contain it."""
    return _context().session_id


def is_history_navigation() -> bool:
    """Whether Back, Forward or a link of our own has asked for the run."""
    return _context().is_history_navigation


def take_upload(file: UploadedFile) -> bytes:
    """The upload's bytes. Removes the server's copy, which Streamlit would keep until the page is closed."""
    context = _context()
    cast(MemoryUploadedFileManager, context.uploaded_file_mgr).remove_file(context.session_id, file.file_id)
    return file.getvalue()


def _context() -> ScriptRunContext:
    if (context := get_script_run_ctx()) is None:
        raise RuntimeError("only a script that runs for a session has a context")
    return context


class WaitingUploads:
    """The files that browsers have sent and that no page has taken yet."""

    def __init__(self, runtime: Callable[[], Runtime] = get_instance) -> None:
        self._runtime = runtime

    @property
    def _files(self) -> MemoryUploadedFileManager:
        return cast(MemoryUploadedFileManager, self._runtime().uploaded_file_mgr)

    def sizes(self) -> Iterator[tuple[str, str, int]]:
        """(session id, file id, bytes) of each file. Pages take files at any time, so this iterates over copies."""
        for session, files in list(self._files.file_storage.items()):
            for file, content in list(files.items()):
                yield session, file, len(content.data)

    def is_open(self, session: str) -> bool:
        """Whether the page of this session is open in a browser."""
        return self._runtime().is_active_session(session)

    def forget_closed_pages(self) -> None:
        """Remove the files of closed pages. Streamlit keeps them until it forgets the session."""
        for session in list(self._files.file_storage):
            if not self.is_open(session):
                self._files.remove_session_files(session)
