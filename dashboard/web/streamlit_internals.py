"""All that we take from inside Streamlit, one function each."""

from __future__ import annotations

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.typing import UploadedFile


def take_upload(file: UploadedFile) -> bytes:
    """The upload's bytes; the server, which would hold them until the page is closed, lets them go."""
    run = get_script_run_ctx()
    run.uploaded_file_mgr.remove_file(run.session_id, file.file_id)
    return file.getvalue()


def session_id() -> str:
    """The id under which the server knows the session of this run."""
    return get_script_run_ctx().session_id
