"""Views that people save under a name, for everybody."""

import pytest

from dashboard.library.database import SavedView
from dashboard.library.database import saved_views as statements
from loaders import LoadError
from tests.dashboard.library.database.conftest import NOON, draft, kept

QUERY = "doc=%E6%96%87%E4%BB%B6.txt&agency=%E7%9C%81%E8%B4%A2%E6%94%BF%E5%8E%85"


def test_a_saved_view_is_listed_with_who_saved_it_when(library):
    assert library.save_view(" 省财政厅\n牵头 ", "matrix", QUERY, by="张三") is False

    assert library.views() == [SavedView("省财政厅 牵头", "matrix", QUERY, NOON, "张三")]


def test_the_views_are_listed_in_the_order_in_which_they_were_saved(library, clock):
    for name in ("乙", "甲"):
        library.save_view(name, "overview", QUERY, by="张三")
        clock.go_on(minutes=1)

    assert [view.name for view in library.views()] == ["乙", "甲"]


def test_a_view_takes_the_place_of_the_one_that_had_its_name(library):
    library.save_view("甲", "matrix", QUERY, by="张三")

    assert library.save_view("甲", "workload", "", by="李四") is True
    assert [(view.page, view.saved_by) for view in library.views()] == [("workload", "李四")]


def test_a_removed_view_is_gone(library):
    library.save_view("甲", "matrix", QUERY, by="张三")

    assert [library.remove_view("甲", by="李四"), library.remove_view("甲", by="李四")] == [True, False]
    assert library.views() == []


def test_only_who_may_write_saves_and_removes_views(make, url):
    make(url).save_view("甲", "matrix", QUERY, by="张三")
    library = make(url, may_write=lambda name: name == "张三")

    with pytest.raises(LoadError, match="not-editor"):
        library.save_view("乙", "matrix", QUERY, by="李四")
    with pytest.raises(LoadError, match="not-editor"):
        library.remove_view("甲", by="李四")
    assert [view.name for view in library.views()] == ["甲"]


def test_the_key_of_a_draft_is_in_no_view(library):
    with pytest.raises(LoadError, match="view-of-draft"):
        library.save_view("甲", "matrix", f"doc={draft(library).key}", by="张三")
    library.save_view("甲", "matrix", f"doc={kept(library).key}", by="张三")

    assert len(library.views()) == 1


@pytest.mark.parametrize(
    ("name", "query", "code"),
    [(" ", "", "view-unnamed"), ("字" * 61, "", "view-unnamed"), ("甲", "q" * 8_001, "view-too-long")],
)
def test_a_view_without_a_name_or_too_long_is_not_saved(library, name, query, code):
    with pytest.raises(LoadError, match=code):
        library.save_view(name, "matrix", query, by="张三")
    assert library.views() == []


def test_there_are_not_too_many_views(library, monkeypatch):
    monkeypatch.setattr(statements, "MOST_VIEWS", 1)
    library.save_view("甲", "matrix", QUERY, by="张三")
    library.save_view("甲", "workload", QUERY, by="张三")

    with pytest.raises(LoadError, match="too-many-views"):
        library.save_view("乙", "matrix", QUERY, by="张三")
    assert [(view.name, view.page) for view in library.views()] == [("甲", "workload")]
