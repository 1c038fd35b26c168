"""Nothing of a document is interpreted: what Streamlit reads as Markdown or HTML is words of ours, or escaped."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_imports import MODULES, ROOT

PAGES = [path for path in MODULES if not path.is_relative_to(ROOT / "loaders")]
#: What would show words of a document as something else than words. None of them is used.
NEVER = {
    "markdown", "write", "write_stream", "table", "iframe", "latex", "code", "echo", "badge", "toast", "json",
    "components", "unsafe_allow_html", "unsafe_allow_javascript", "MarkdownColumn", "LinkColumn", "ImageColumn",
    "read_html", "eval", "exec",
}  # fmt: skip
#: Streamlit reads the first argument of these as Markdown, and `help`, `text` and `title` of all.
MARKDOWN = {
    "title", "header", "subheader", "caption", "info", "warning", "error", "success", "metric", "button", "toggle",
    "checkbox", "radio", "pills", "segmented_control", "selectbox", "multiselect", "text_input", "text_area",
    "number_input", "file_uploader", "download_button", "form_submit_button", "link_button", "page_link", "expander",
    "popover", "spinner", "status", "tabs", "menu_button", "progress",
}  # fmt: skip
#: Places of our sentences that hold numbers and words of ours.
OURS = {
    "all", "count", "field", "id", "most", "number", "read", "role", "rows", "columns", "done", "size", "at", "of",
}  # fmt: skip
#: Names of arguments whose callers pass words of ours.
PASSED = {
    ("dashboard/ui/page.py", "title"),  # page_head
    ("dashboard/ui/page.py", "label"),  # choose
    ("dashboard/ui/downloads.py", "label"),  # offer
    ("dashboard/ui/page.py", "names"),  # tabs
    ("dashboard/ui/agency.py", "label"),
    ("dashboard/ui/names.py", "note"),
    ("dashboard/ui/columns.py", "submit"),
    ("dashboard/ui/language.py", "'lang'"),
    ("dashboard/ui/adding.py", "self.words"),  # _Bar
    ("dashboard/ui/adding.py", "self.waiting"),
    ("dashboard/ui/columns.py", "words"),  # with the name escaped
}


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def is_named(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def is_ours(node: ast.AST, path: Path) -> bool:
    """Whether what is said is words of ours, or is escaped."""
    if is_named(node, "escape_markdown", "map"):
        return is_named(node, "escape_markdown") or ast.unparse(node.args[0]) == "escape_markdown"
    if is_named(node, "t"):
        return all(keyword.arg in OURS or is_ours(keyword.value, path) for keyword in node.keywords)
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.BinOp):
        return is_ours(node.left, path) and is_ours(node.right, path)
    if isinstance(node, ast.BoolOp | ast.List | ast.Tuple):
        return all(is_ours(part, path) for part in getattr(node, "values", getattr(node, "elts", ())))
    if isinstance(node, ast.Subscript):
        return ast.unparse(node.value) == "FIELDS"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "join":
        return all(is_ours(part, path) or ast.unparse(part) == "hints" for part in node.args)
    if is_named(node, "list"):
        node = node.args[0].func.value
    return (place(path), ast.unparse(node)) in PASSED


@pytest.mark.parametrize("path", PAGES, ids=place)
def test_nothing_that_interprets_words_is_used(path):
    found = list(nodes(path))
    used = {node.attr for node in found if isinstance(node, ast.Attribute) and ast.unparse(node).startswith("st.")}
    used |= {keyword.arg for node in found if isinstance(node, ast.Call) for keyword in node.keywords}
    used |= {node.func.id for node in found if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}

    assert used & NEVER == set()


@pytest.mark.parametrize("path", PAGES, ids=place)
def test_what_is_read_as_markdown_is_ours_or_escaped(path):
    said = []
    for call in (node for node in nodes(path) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        if call.func.attr in MARKDOWN and ast.unparse(call.func.value) in ("st", "place", "self.place.element"):
            said += call.args[:1] if call.func.attr != "progress" else []
            said += [keyword.value for keyword in call.keywords if keyword.arg in ("help", "text", "label")]

    assert [ast.unparse(node) for node in said if not is_ours(node, path)] == []


def test_html_is_shown_in_one_place_that_takes_markup_alone():
    calls = {(place(path), ast.unparse(node.args[0])) for path in PAGES for node in nodes(path)
             if isinstance(node, ast.Call) and ast.unparse(node.func) == "st.html"}  # fmt: skip

    assert calls == {("dashboard/ui/page.py", "markup"), ("dashboard/ui/briefing.py", "_STYLE")}  # a style sheet's path


def test_markup_is_made_of_what_is_written_in_the_code():
    made = {(place(path), ast.unparse(node.args[0])) for path in PAGES for node in nodes(path)
            if is_named(node, "Markup") and node.args and not isinstance(node.args[0], ast.Constant)}  # fmt: skip

    assert made == {("dashboard/render/source_view.py", "properties")}  # words of the uploader


def test_mere_text_is_no_html(monkeypatch):
    from dashboard.ui.page import show_html

    with pytest.raises(TypeError):
        show_html("<b>市财政局</b>")
