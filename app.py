"""The server: the dashboard, its HTTP routes, its page shell. `streamlit run app.py` starts it."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit.runtime import get_instance

from dashboard import http, shell
from dashboard.guard import Guard, log_error
from dashboard.intake import Intake
from dashboard.text import t


def show_error(error: Exception) -> bool:
    """The last resort: an id on the page, the traceback under the same id in the log."""
    st.error(t("error", id=log_error("page", error)))
    return True


app = st.App(
    Path(__file__).parent / "dashboard/frame.py",
    routes=[*http.ROUTES, *shell.ROUTES],
    middleware=[
        Middleware(Guard),  # the outermost: its headers are on every answer
        Middleware(TrustedHostMiddleware, allowed_hosts=st.get_option("server.allowedHosts") or ["*"]),
        Middleware(Intake, runtime=get_instance),
        Middleware(shell.Shell),
    ],
    on_script_error=show_error,
)
