"""What is kept in memory is bounded, and is found again by its whole content or by nothing of a document at all."""

import ast

import pytest

from tests.test_imports import MODULES, ROOT

#: What has no bound: functions of nothing, or of a few words and numbers of ours.
FEW = {
    "reader_version()",
    "cell_roles(cell)",
    "_glosses()",
    "_forms(table, spoken)",
}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_cache_has_a_bound_and_none_looks_at_a_sample_of_a_table(path):
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    unbounded = [
        node for node in functions for how in node.decorator_list if ast.unparse(how) in ("cache", "lru_cache")
    ]

    assert {f"{node.name}({', '.join(arg.arg for arg in node.args.args)})" for node in unbounded} <= FEW
    for call in calls:
        if ast.unparse(call.func) == "lru_cache":
            assert [keyword.arg for keyword in call.keywords if isinstance(keyword.value, ast.Constant)] == ["maxsize"]
        if ast.unparse(call.func) == "st.cache_resource":
            assert "max_entries" in {keyword.arg for keyword in call.keywords}
    # st.cache_data tells large tables apart by a sample of their rows: nine of ten changes of one row go unseen.
    assert [node for node in nodes if isinstance(node, ast.Attribute) and node.attr == "cache_data"] == []
