"""The templates: every value is escaped, none is forgotten, and none stands where escaping would not help."""

import re

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from dashboard.render import template
from dashboard.render.template import macros, page_address

FOLDER = template.Path(template.__file__).with_name("templates")
TEMPLATES = sorted({*FOLDER.iterdir()} - {FOLDER / "print.css"})


def test_a_value_is_escaped_and_markup_is_not():
    page = macros("page.html")

    assert page.heading("<b>&") == Markup('<h3 class="rb-heading">&lt;b&gt;&amp;</h3>')
    assert "<i>x</i>" in page.head('"', "", Markup("<i>x</i>"), "")


def test_what_a_macro_returns_is_markup():
    assert isinstance(macros("page.html").heading("甲"), Markup)


def test_a_value_that_is_forgotten_is_an_error():
    with pytest.raises(UndefinedError):
        macros("page.html").heading()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_switches_escaping_off_or_puts_a_value_where_it_needs_quotes(path):
    source = path.read_text(encoding="utf-8")

    assert not re.search(r"\|\s*safe|autoescape|Markup", source)
    assert not re.search(r"=\s*\{\{", source)
    assert not re.search(r"<script|\son\w+=", source)


def test_an_address_of_a_page_holds_names_whole():
    assert page_address("agency", agency="甲&乙") == "agency?agency=%E7%94%B2%26%E4%B9%99"
    assert page_address("", q="") == "./?q="
