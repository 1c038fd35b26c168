"""The templates of the views. Every value that is put into one is escaped, unless it is Markup itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard.render.palette import role_name
from dashboard.text import COLUMN_LABELS, CONFIDENCES, MARKS, ROLES, listed, t
from dashboard.text.gloss import gloss, with_gloss


def page_address(page: str, **query: str) -> str:
    """The address of a page of the board, relative to any other; "" is the first. An empty value clears what is set."""
    return f"{page or './'}?{urlencode(query)}"


_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,  # a value that the code forgets is an error, not a blank
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.globals |= {
    "COLUMN_LABELS": COLUMN_LABELS,
    "CONFIDENCES": CONFIDENCES,
    "MARKS": MARKS,
    "ROLES": ROLES,
    "gloss": gloss,
    "listed": listed,
    "page_address": page_address,
    "role_name": role_name,
    "t": t,
    "with_gloss": with_gloss,
}


def macros(template: str) -> Any:
    """A template, compiled once: each of its macros is a function that takes values and returns Markup."""
    return _ENVIRONMENT.get_template(template).module
