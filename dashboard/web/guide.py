"""The guide for users as a page of its own: docs/guide.zh-CN.md with its pictures."""

from functools import cache

from markdown_it import MarkdownIt
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from dashboard import ROOT

GUIDE = ROOT / "docs/guide.zh-CN.md"
_PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>使用手册 · 责任分工看板</title>
<link rel="icon" href="./favicon.png">
<link rel="stylesheet" href="./assets/guide.css">
</head>
<body>
{body}</body>
</html>
"""


@cache
def _page() -> str:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    return _PAGE.format(body=markdown.render(GUIDE.read_text(encoding="utf-8")))


def _answer(_: Request) -> HTMLResponse:
    return HTMLResponse(_page(), headers={"Cache-Control": "no-cache"})


def guide_routes(base: str) -> list[BaseRoute]:
    """The routes of the guide and of its pictures."""
    pictures = StaticFiles(directory=GUIDE.parent / "pictures", check_dir=False)
    return [Route(f"{base}/guide", _answer), Mount(f"{base}/pictures", pictures)]
