"""The server: the dashboard, its HTTP routes, its page shell. `streamlit run app.py` starts it."""

import logging
import secrets
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from dashboard import http, shell
from dashboard.text import t

# The root's level stays: other libraries warn, and only the dashboard tells what it read.
logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
logging.getLogger("dashboard").setLevel(logging.INFO)


def show_error(error: Exception) -> bool:
    """The last resort: an id on the page, the traceback under the same id in the log."""
    number = secrets.token_hex(3)
    logging.getLogger("dashboard").error("page error %s", number, exc_info=error)
    st.error(t("error", id=number))
    return True


app = st.App(
    Path(__file__).parent / "dashboard/frame.py",
    routes=[*http.ROUTES, *shell.ROUTES],
    middleware=[
        Middleware(TrustedHostMiddleware, allowed_hosts=st.get_option("server.allowedHosts") or ["*"]),
        Middleware(shell.Shell),
    ],
    on_script_error=show_error,
)
