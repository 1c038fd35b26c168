"""The HTML page that carries Streamlit: in its language, under our name, with all that the first page needs asked for at once."""

from __future__ import annotations

import json
import re
from pathlib import Path

from markupsafe import escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import ROOT
from dashboard.text import html_language, in_either, speak, t
from dashboard.web.static_files import Assets

#: The page that opens at /.
FIRST = "overview"
_ASSETS = Path(__file__).parent / "assets"
# What the pages are drawn with: Streamlit's page itself asks for them one after the other, as it meets them.
_SCRIPTS = ("Html", "Checkbox", "Multiselect", "ButtonGroup", "TextInput", "Button", "DownloadButton")
# Words of Streamlit's frame that have no setting.
_FRAME = (
    "cut",
    "over",
    "stop",
    "system",
    "light",
    "dark",
    "print",
    "skip",
    "more",
    "none",
    "unpick",
    "find",
    "large",
    "small",
)
_UNWANTED = [
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r"<script>.*?</script>",
        r"<noscript>.*?</noscript>",
        r'<link\s+rel="preload"[^>]*as="font"[^>]*>',
        r'<link rel="service-desc"[^>]*>',
        r"<!--(?!\s*Copyright).*?-->",
    )
]
#: The addresses of pages, the first page's being empty.
PAGES = {"", *(path.stem for path in (ROOT / "pages").glob("*.py"))} - {FIRST}


class Shell:
    """ASGI middleware: the page's own HTML at the address of every page; everything else passes through untouched.

    An address that is no page leads to the first page, with its query: Streamlit would show a dialog in English.
    """

    def __init__(self, app: ASGIApp, template: str) -> None:
        self.app, self.template = app, template

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _asks_for_a_page(scope):
            await self.app(scope, receive, send)
            return
        name = scope["path"].strip("/")
        if name not in PAGES:
            await RedirectResponse(_address("", scope))(scope, receive, send)
        elif scope["path"] != f"/{name}":
            await RedirectResponse(_address(name, scope), 301)(scope, receive, send)
        else:
            speak(Request(scope).query_params.get("lang"))
            page = self.template.format(language=html_language(), title=t("app"), no_script=t("no_script"))
            await HTMLResponse(page, headers={"Cache-Control": "no-cache"})(scope, receive, send)


def _asks_for_a_page(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return False
    path = scope["path"]
    return "." not in path and not path.lstrip("/").startswith(("_stcore", "media/", "static/", "component/", "print"))


def _address(page: str, scope: Scope) -> str:
    query = scope["query_string"].decode("latin-1")
    return f"{scope.get('root_path', '')}/{page}{'?' + query if query else ''}"


def _frame_words() -> str:
    """What the style sheet puts in the place of Streamlit's own words, in the language of the moment; for the template."""
    rules = []
    for at, selector in enumerate((":root", "html:lang(en)")):
        words = {name: json.dumps(in_either(f"frame.{name}")[at], ensure_ascii=False) for name in _FRAME}
        said = " ".join(f"--rb-{name}: {word};" for name, word in words.items())
        rules.append(f"{selector} {{{{ {said} }}}}")
    return f"<style>{' '.join(rules)}</style>"


def make_template(page: str, assets: Assets, font: str) -> str:
    """Streamlit's page as a template of ours, to be filled with `language`, `title` and `no_script`.

    It has our script before Streamlit's, our styles after Streamlit's, our icon. It asks for what the pages are drawn with
    together with Streamlit's first scripts, not after they have run; no longer for a font that nothing is set in (`font`
    is); it holds no script itself and names no interface for programs.
    """
    for unwanted in _UNWANTED:
        page = unwanted.sub("", page)
    scripts = [script for script in assets.scripts(*_SCRIPTS) if script not in page]
    loads = "".join(f'<link rel="modulepreload" crossorigin href=".{script}">\n' for script in scripts)
    own = {name: assets.add(_ASSETS / name) for name in ("board.js", "style.css", "icon.png")}
    assets.stand_in("/favicon.png", own["icon.png"])  # Streamlit's script asks for it, whatever the page says
    page = page.replace("{", "{{").replace("}", "}}")
    for old, new in (
        ('<html lang="en">', '<html lang="{language}">'),
        ("./favicon.png", f".{own['icon.png']}"),
        (
            "<title>Streamlit</title>",
            f'<title>{{title}}</title>\n<script src=".{own["board.js"]}" data-font="{escape(font)}"></script>',
        ),
        ("</head>", f"{loads}{_frame_words()}</head>"),
        ("<body>", "<body>\n<noscript>{no_script}</noscript>"),
        ("</body>", f'<link rel="stylesheet" href=".{own["style.css"]}">\n</body>'),
    ):
        page = page.replace(old, new, 1)
    return page
