"""The Jinja templates of the views. Every value that is put into one is escaped, unless it is Markup."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard.render.name_pieces import name_in_pieces
from dashboard.render.palette import role_name
from dashboard.text import COLUMN_LABELS, CONFIDENCES, MARKS, ROLES, listed, t
from dashboard.text.corrections import correction_line, correction_lines
from dashboard.text.gloss import gloss, with_gloss


def page_address(page: str, **query: str) -> str:
    """The address of a page, relative to any other page; "" is the first page.

    links.js adds the document and filter on screen; an empty value in `query` removes a parameter.
    """
    return f"{page or './'}?{urlencode(query)}"


_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,  # a missing value is an error, not a blank
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.globals |= {
    "COLUMN_LABELS": COLUMN_LABELS,
    "CONFIDENCES": CONFIDENCES,
    "MARKS": MARKS,
    "ROLES": ROLES,
    "correction_line": correction_line,
    "correction_lines": correction_lines,
    "gloss": gloss,
    "listed": listed,
    "name_in_pieces": name_in_pieces,
    "page_address": page_address,
    "role_name": role_name,
    "t": t,
    "with_gloss": with_gloss,
}


def macros(template: str) -> Any:
    """The macros of a template: functions that take values and return Markup."""
    return _ENVIRONMENT.get_template(template).module
