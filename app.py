"""The server: routes, middleware and the pages. `streamlit run app.py` starts it."""

import gc
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from dashboard import ROOT
from dashboard.library import catalogue
from dashboard.text import t
from dashboard.ui.language import use_language
from dashboard.ui.navigation import link_home
from dashboard.ui.warm_up import warm_up
from dashboard.web.audit import Audit
from dashboard.web.base_path import normal_base
from dashboard.web.browser_cookie import BrowserCookie
from dashboard.web.guide import guide_routes
from dashboard.web.log_format import write_log
from dashboard.web.metrics import metrics_routes
from dashboard.web.page_shell import PageShell, make_pages
from dashboard.web.routes import routes
from dashboard.web.security import Security, log_error
from dashboard.web.session_files import file_routes
from dashboard.web.static_files import StaticFiles
from dashboard.web.streamlit_internals import LOGIN_ROUTES, WaitingUploads, has_login, index_page, static_files
from dashboard.web.trusted_proxy import TrustedProxy
from dashboard.web.upload_limits import UploadLimits

_SECONDS_BETWEEN_TIDYING = 3600

write_log()


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Prepares, in a thread, what the first visitor would otherwise wait for."""
    Thread(target=_prepare, daemon=True).start()
    yield


def _prepare() -> None:
    # Streamlit collects garbage after every run, and would each time go through all of pandas: 44 ms of processor time
    # instead of 6, and with 50 people at once 5 seconds instead of half a second. What is made now stays, too, such as the
    # entries of 20,000 documents.
    gc.disable()
    try:
        warm_up()
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()
    while True:  # nobody waits for it
        catalogue.tidy()
        time.sleep(_SECONDS_BETWEEN_TIDYING)


def show_error(error: Exception) -> bool:
    """Answers an unexpected exception: a number on the page, the traceback with the same number in the log, and a way on.

    An error of a callback comes before the frame has drawn the navigation.
    """
    use_language()
    st.error(t("error", id=log_error("page", error)))
    link_home()
    return True


BASE = normal_base(st.get_option("server.baseUrlPath"))
USER_HEADERS = st.get_option("server.trustedUserHeaders")

app = st.App(
    ROOT / "dashboard/frame.py",
    lifespan=lifespan,
    routes=[*routes(BASE), *guide_routes(BASE), *file_routes(BASE), *metrics_routes(BASE)],
    middleware=[
        Middleware(
            Security, base=BASE, opened=LOGIN_ROUTES if has_login() else ()
        ),  # first, so that its headers are on every answer
        Middleware(TrustedHostMiddleware, allowed_hosts=st.get_option("server.allowedHosts") or ["*"]),
        Middleware(TrustedProxy, user_headers=USER_HEADERS),
        Middleware(Audit, base=BASE, user_headers=USER_HEADERS),
        Middleware(StaticFiles, streamlits=static_files(), base=BASE),
        Middleware(UploadLimits, waiting=WaitingUploads(), base=BASE),
        Middleware(BrowserCookie, base=BASE),
        Middleware(PageShell, pages=make_pages(index_page()), base=BASE),
    ],
    on_script_error=show_error,
)
