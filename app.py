"""The server: the dashboard, its HTTP routes, its page shell. `streamlit run app.py` starts it."""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from streamlit.runtime import get_instance

from dashboard import ui
from dashboard.text import t
from dashboard.web import page_shell, routes
from dashboard.web.log_format import keep_lines_apart
from dashboard.web.security import Guard, log_error
from dashboard.web.static_files import Assets, StaticFiles
from dashboard.web.upload_limits import Intake

# The root's level stays: other libraries warn, and only the dashboard tells what it read.
keep_lines_apart()
logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
logging.getLogger("dashboard").setLevel(logging.INFO)


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Prepares what the first visitor would wait for; the server answers meanwhile."""
    Thread(target=_prepare, daemon=True).start()
    yield


def _prepare() -> None:
    ui.warm_up()
    # Streamlit collects garbage after every run. Without this each run would walk through all of pandas: 44 ms of
    # processor time instead of 6, and with 50 people at once 5 seconds instead of half a second.
    gc.collect()
    gc.freeze()


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

app = st.App(
    Path(__file__).parent / "dashboard/frame.py",
    lifespan=lifespan,
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
