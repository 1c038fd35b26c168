"""All that the dashboard's Python takes from inside Streamlit, where nothing public serves.

No other module imports what Streamlit does not promise to keep. Each piece has its line in docs/streamlit-internals.md and its
assertion in tests/server/test_streamlit_internals.py, so that an upgrade of Streamlit fails with a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import streamlit as st
from streamlit.runtime import Runtime, get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.runtime.uploaded_file_manager import UploadedFileManager
from streamlit.typing import UploadedFile

_STATIC = Path(st.__file__).parent / "static"

#: What Streamlit's server answers under these is no page of ours.
ROUTES = ("/_stcore", "/media/", "/static/", "/component/")
#: Of that, what no page of ours asks for …
CLOSED_ROUTES = ("/_stcore/", "/component/", "/auth/", "/oauth2callback", "/app/static/")
#: … but for these: the page's connection, its uploads, and what tells whether the server is well.
OPEN_ROUTES = (
    "/_stcore/stream",
    "/_stcore/health",
    "/_stcore/script-health-check",
    "/_stcore/host-config",
    "/_stcore/upload_file/",
)
#: Where a page's uploader sends a file: its session and the file's id.
UPLOAD_ROUTE = re.compile(r"/_stcore/upload_file/([^/]+)/([^/]+)")


def index_page() -> str:
    """The HTML that Streamlit answers every address with."""
    return (_STATIC / "index.html").read_text(encoding="utf-8")


def static_files() -> dict[str, Path]:
    """Streamlit's scripts, styles, fonts and pictures by their addresses; each name carries a hash of its content."""
    files = (path for path in (_STATIC / "static").rglob("*") if path.is_file())
    return {f"/{path.relative_to(_STATIC).as_posix()}": path for path in files}


def session_id() -> str:
    """The id of the session whose script runs, as it stands in the addresses of its uploads."""
    return _run().session_id


def take_upload(file: UploadedFile) -> bytes:
    """The upload's bytes; the server, which would hold a copy until the page is closed, lets go of it."""
    run = _run()
    _in_memory(run.uploaded_file_mgr).remove_file(run.session_id, file.file_id)
    return file.getvalue()


def _run() -> ScriptRunContext:
    if (run := get_script_run_ctx()) is None:
        raise RuntimeError("only a script that runs for a session has one")
    return run


def _in_memory(files: UploadedFileManager) -> MemoryUploadedFileManager:
    """What a server of one process holds its uploads in."""
    return cast(MemoryUploadedFileManager, files)


class WaitingUploads:
    """The files that browsers have sent and no page has taken yet."""

    def __init__(self, runtime: Callable[[], Runtime] = get_instance) -> None:
        self._runtime = runtime

    @property
    def _files(self) -> MemoryUploadedFileManager:
        return _in_memory(self._runtime().uploaded_file_mgr)

    def sizes(self) -> Iterator[tuple[str, str, int]]:
        """Session, file id and bytes of each. Pages take files at any time, so this walks over copies."""
        for session, files in list(self._files.file_storage.items()):
            for file, content in list(files.items()):
                yield session, file, len(content.data)

    def is_open(self, session: str) -> bool:
        """Whether the page of this session is open in a browser."""
        return self._runtime().is_active_session(session)

    def forget_closed_pages(self) -> None:
        """Let go of the files whose page is closed. Streamlit keeps them until it forgets the session."""
        for session in list(self._files.file_storage):
            if not self.is_open(session):
                self._files.remove_session_files(session)
