"""The HTML page around Streamlit: Streamlit's index.html with our language, title, scripts and styles."""

import re
from collections.abc import Callable
from urllib.parse import urlencode

from markupsafe import escape
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.model.filters import Query
from dashboard.pages import BY_PATH, PAGES, Page
from dashboard.text import LANGUAGES, html_language, set_language, t
from dashboard.web import frame_words, streamlit_internals
from dashboard.web.addresses import completed
from dashboard.web.base_path import below, is_read

# Files of assets/, in the order in which they run: after the HTML is parsed, and before Streamlit's own script.
_SCRIPTS = (
    "host.js",
    "connection.js",
    "missing_script.js",
    "language.js",
    "links.js",
    "drilldown.js",
    "matrix.js",
    "full_screen.js",
    "table.js",
    "briefing_keys.js",
    "frame_words.js",
    "part_names.js",
    "skip_link.js",
    "pasted_text.js",
    "pinyin.js",
    "print.js",
    "copy_link.js",
    "leaving.js",
)
_STYLES = (  # after Streamlit's own
    "frame.css",
    "style.css",
    "full_screen.css",
    "table.css",
    "pinyin.css",
    "focus.css",
    "narrow.css",
    "print.css",
)
_NOT_PAGES = (
    *streamlit_internals.ROUTES,
    *streamlit_internals.LOGIN_ROUTES,
    "/assets/",
    "/print",
    "/guide",
    "/files/",
    "/metrics",
)

Complete = Callable[[Query], list[tuple[str, str]]]


class StreamlitPageChangedError(Exception):
    """Streamlit's index.html is not the one that this version of the dashboard was written for."""


class PageShell:
    """ASGI middleware that answers the address of every page with the HTML of `pages` for its language.

    An incomplete address is redirected to what `complete` makes of it; but a page without any parameter only for a
    browser, since a health check wants a plain 200. An unknown address is redirected to the first page,
    with its query, because Streamlit would show a dialog in English. Other requests pass through.
    """

    def __init__(self, app: ASGIApp, pages: dict[str, str], base: str = "", complete: Complete = completed) -> None:
        self.app, self.pages, self.base, self.complete = app, pages, base, complete

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = below(self.base, scope["path"]) if is_read(scope) else None
        if path is None or "." in path or f"/{path.lstrip('/')}".startswith(_NOT_PAGES):
            await self.app(scope, receive, send)
            return
        name = path.strip("/")
        request = Request(scope)
        query, is_browser = request.query_params, "text/html" in request.headers.get("accept", "")
        if name not in BY_PATH or path != f"/{BY_PATH[name].path}":
            page, status = BY_PATH.get(name, PAGES[0]), 301 if name in BY_PATH else 307
            address = self._address(page, scope, scope["query_string"].decode("latin-1"))
            answer: Response = RedirectResponse(address, status)
        elif (query or is_browser) and (wanted := await run_in_threadpool(self._completed, query)):
            answer = RedirectResponse(self._address(BY_PATH[name], scope, urlencode(wanted)))
        else:
            html = self.pages.get(query.get("lang", ""), self.pages[LANGUAGES[0]])
            answer = HTMLResponse(html, headers={"Cache-Control": "no-cache"})
        await answer(scope, receive, send)

    def _completed(self, query: QueryParams) -> list[tuple[str, str]]:
        """The complete parameters of a page; [] if the query is complete already."""
        parameters = self.complete({name: query.getlist(name) for name in query})
        return [] if sorted(parameters) == sorted(query.multi_items()) else parameters

    def _address(self, page: Page, scope: Scope, query: str) -> str:
        return f"{scope.get('root_path', '')}{self.base}/{page.path}{'?' + query if query else ''}"


def make_pages(index: str) -> dict[str, str]:
    """The page in each language, made from Streamlit's index.html.

    Raises StreamlitPageChangedError if a part that must be replaced is not there exactly once.
    """
    pages = {}
    for language in LANGUAGES:
        set_language(language)
        pages[language] = _make_page(index)
    set_language(None)
    return pages


def _make_page(index: str) -> str:
    scripts = (
        f'<script defer src="./assets/old_browser.js" id="rb-old" data-words="{escape(t("old_browser"))}"></script>\n'
    )
    scripts += "".join(f'<script defer src="./assets/{name}"></script>\n' for name in _SCRIPTS)
    parts = f'<meta name="rb-parts" content="{escape(frame_words.part_names())}">'
    styles = "".join(f'<link rel="stylesheet" href="./assets/{name}">\n' for name in _STYLES)
    for pattern, new in (
        (r'<html lang="en">', f'<html lang="{html_language()}">'),
        (r"<script>.*?</script>", ""),  # our Content-Security-Policy forbids inline scripts
        (r"<title>Streamlit</title>", f"<title>{escape(t('app'))}</title>\n{parts}\n{scripts}"),
        (r"</head>", f"<style>{frame_words.style_sheet()}</style>\n</head>"),
        (r"<noscript>.*?</noscript>", f"<noscript>{escape(t('no_script'))}</noscript>"),
        (r"</body>", f"{styles}</body>"),
    ):
        index = _replace(index, pattern, new)
    return index


def _replace(page: str, pattern: str, new: str) -> str:
    page, count = re.subn(pattern, lambda _: new, page, flags=re.DOTALL)
    if count != 1:
        raise StreamlitPageChangedError(f"Streamlit's index.html has {count} places that match {pattern}, not 1")
    return page
