"""The server: the dashboard, its HTTP routes, its page shell. `streamlit run app.py` starts it."""

import logging
from pathlib import Path
from threading import Thread

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit.runtime import get_instance

from dashboard.web.log_format import keep_lines_apart
from dashboard.web.memory import keep_small

keep_small()
# ruff: noqa: E402 -- what is dropped makes room for what is loaded after it

from dashboard.text import t
from dashboard.ui.warm_up import warm_up
from dashboard.web import page_shell, routes
from dashboard.web.security import Guard, log_error
from dashboard.web.static_files import Assets, StaticFiles
from dashboard.web.upload_limits import Intake

# The root's level stays: other libraries warn, and only the dashboard tells what it read.
keep_lines_apart()
logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
logging.getLogger("dashboard").setLevel(logging.INFO)


def show_error(error: Exception) -> bool:
    """The last resort: an id on the page, the traceback under the same id in the log."""
    st.error(t("error", id=log_error("page", error)))
    return True


_STATIC = Path(st.__file__).parent / "static"
_assets = Assets(_STATIC)
_template = page_shell.make_template(
    (_STATIC / "index.html").read_text(encoding="utf-8"), _assets, font=st.get_option("theme.font")
)
_assets.warm(_template)
Thread(target=warm_up, daemon=True).start()

app = st.App(
    Path(__file__).parent / "dashboard/frame.py",
    routes=routes.ROUTES,
    middleware=[
        Middleware(Guard),  # the outermost: its headers are on every answer
        Middleware(TrustedHostMiddleware, allowed_hosts=st.get_option("server.allowedHosts") or ["*"]),
        Middleware(StaticFiles, assets=_assets),
        Middleware(Intake, runtime=get_instance),
        Middleware(page_shell.Shell, template=_template),
    ],
    on_script_error=show_error,
)
