"""The name of an upload is words to show, and never a path, markup, a line of a log or a header."""

import re
from html import unescape

import pytest

from dashboard.library.worker_pool import shown_name
from dashboard.model.dataset import make_dataset
from dashboard.model.entry import Entry
from dashboard.model.stored_document import as_stored
from dashboard.render.source_view import document_entry
from loaders import LoadError, load_document
from tests.attacks.base import BASE, comma
from tests.attacks.names import FILE_NAMES
from tests.promise import unseen

_TAGS = re.compile(r"<(/?)([a-z]+)[^>]*>")


@pytest.mark.parametrize("name", FILE_NAMES, ids=ascii)
def test_a_name_is_shown_on_one_line_without_folders_and_invisible_characters(name):
    shown = shown_name(name)

    assert len(shown) <= 80
    assert unseen(shown) == []
    assert not set(shown) & set("\\/\n\r\t")
    assert shown.endswith(name.strip(" \n")[-3:])


@pytest.mark.parametrize("name", FILE_NAMES, ids=ascii)
def test_a_name_decides_nothing_about_how_a_file_is_read(name):
    document = load_document(comma().encode(), name=shown_name(name))

    assert list(zip(document.assignments["role"], document.assignments["agency"], strict=True)) == list(BASE)
    assert document.title
    assert [*make_dataset(document).titles.values()] == [document.title]


def test_a_name_is_text_in_the_list_of_documents():
    for name in map(shown_name, FILE_NAMES):
        read = {"document": as_stored(load_document(comma().encode(), name=name))}, {"error": LoadError("file-empty")}
        for entry in (Entry("key", name, "draft", **outcome) for outcome in read):
            markup = str(document_entry(entry, is_open=False))
            assert {tag for _, tag in _TAGS.findall(markup)} <= {"div", "b", "p"}
            assert name in unescape(_TAGS.sub("", markup))


def test_a_long_name_keeps_its_suffix():
    assert shown_name("长" * 300 + ".csv") == "长" * 75 + "….csv"
