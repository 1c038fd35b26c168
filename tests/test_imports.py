"""The rule of the house: pages call dashboard, dashboard calls loaders, loaders call nothing of ours."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ALLOWED = {
    "app.py": {"dashboard"},
    "pages": {"dashboard", "loaders"},
    "dashboard": {"dashboard", "loaders"},
    "loaders": {"loaders"},
}
STREAMLIT = ("app.py", "pages/", "dashboard/frame.py", "dashboard/ui", "dashboard/web/streamlit_internals.py")
OURS = {"app", "pages", "dashboard", "loaders", "tests"}
MODULES = [
    ROOT / "app.py",
    *(path for folder in ("pages", "dashboard", "loaders") for path in (ROOT / folder).rglob("*.py")),
]


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    return {name.split(".")[0] for name in names}


def test_a_fragment_speaks_the_language_of_its_session():
    own = ROOT / "dashboard/ui/language.py"

    assert [path for path in MODULES if path != own and "st.fragment" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way_and_streamlit_stays_in_its_rooms(path):
    place = path.relative_to(ROOT).as_posix()

    assert imports(path) & OURS <= ALLOWED[place.split("/")[0]]
    assert "streamlit" not in imports(path) or place.startswith(STREAMLIT)
