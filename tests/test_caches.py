"""What is kept between runs is bounded, and nothing of one session is kept for another or after its end."""

import ast
import gc
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.library import catalogue
from dashboard.model.stored_document import StoredDocument
from tests.pages.test_documents import TABLE, uploaded
from tests.pages.test_pages import html, open_page
from tests.test_imports import MODULES, ROOT

#: Streamlit caches without a time to live, each with its reason.
_NO_TTL = {
    "dashboard/ui/view.py: settle_memory": "done once in the life of a server",
}
#: `functools.cache` on functions that take something, each with what bounds it.
_BOUNDED_OTHERWISE = {
    "dashboard/analysis/tables.py: cell_roles": "a cell of a matrix is a number below 16",
}


def calls(path: Path) -> Iterator[tuple[str, ast.expr, ast.FunctionDef | None]]:
    """Each use of a cache in a module: as a decorator with its function, or as a call by itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield from ((node.name, decorator, node) for decorator in node.decorator_list)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Call):
            yield ast.unparse(node), node.func, None


def name(used: ast.expr) -> str:
    return ast.unparse(used.func if isinstance(used, ast.Call) else used)


def arguments(used: ast.expr) -> dict[str, ast.expr]:
    return {keyword.arg: keyword.value for keyword in used.keywords} if isinstance(used, ast.Call) else {}


CACHES = [
    (f"{path.relative_to(ROOT).as_posix()}: {where}", used, function)
    for path in MODULES
    for where, used, function in calls(path)
    if name(used).rpartition(".")[2] in ("cache_data", "cache_resource", "lru_cache", "cache")
]


@pytest.mark.parametrize(("where", "used", "function"), CACHES, ids=[where for where, *_ in CACHES])
def test_every_cache_is_bounded_in_number_and_time_or_its_reason_is_written_here(where, used, function):
    kind = name(used).rpartition(".")[2]
    if kind in ("cache_data", "cache_resource"):
        assert "max_entries" in arguments(used)
        assert "ttl" in arguments(used) or where in _NO_TTL
    elif kind == "lru_cache":
        assert isinstance(arguments(used)["maxsize"].value, int)
    else:
        assert not ast.unparse(function.args) or where in _BOUNDED_OTHERWISE


def test_the_test_of_caches_sees_them_and_its_exceptions_are_all_in_use():
    seen = {where for where, *_ in CACHES}

    assert "dashboard/library/catalogue.py: lru_cache(maxsize=64)(make_dataset)" in seen
    assert {*_NO_TTL, *_BOUNDED_OTHERWISE} <= seen


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_cache_tells_large_tables_apart_by_a_sample_of_their_rows(path):
    assert "cache_data" not in path.read_text(encoding="utf-8")


def test_an_upload_is_seen_in_its_session_only():
    mine = uploaded(("city.txt", TABLE))
    other = open_page("documents")

    assert "市里的责任分工表" in html(mine)
    assert "市里的责任分工表" not in html(other)
    assert catalogue.find(catalogue.bundled_entries(), "市里的责任分工表") is None


def test_nothing_of_an_upload_is_left_when_its_session_has_ended_and_the_next_page_is_run():
    open_page("documents")  # the first run of a server freezes what there is
    app = uploaded(("city.txt", TABLE), ("again.txt", TABLE.replace("修路", "养路")))
    for page in ("overview", "matrix", "workload", "agency", "collaboration", "commitments", "compare", "briefing"):
        app.switch_page(f"../pages/{page}.py").run()
        assert not app.exception
    documents = [weakref.ref(entry.document) for entry in app.session_state["_uploads"].values()]
    tables = documents[0]().tables
    datasets = [weakref.ref(app.session_state["_view"].dataset)]
    assert len(documents) == 2
    assert isinstance(documents[0](), StoredDocument)

    del app
    open_page("overview")  # the names of the last run are kept until the next
    gc.collect()
    assert [left() for left in documents + datasets] == [None] * 3
    assert sys.getrefcount(tables) == 2  # `tables` here and the argument
