"""The locks: every package of a fixed version, with the hashes of its files, as requirements.txt allows it, and no other."""

import ast
import re
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.conftest import ROOT

OURS = {"app", "pages", "dashboard", "loaders", "tests"}
MODULES = [
    ROOT / "app.py",
    *(path for name in ("pages", "dashboard", "loaders") for path in (ROOT / name).rglob("*.py")),
]
#: What is imported under another name, or comes with another: with pandas, pdfplumber.
DISTRIBUTIONS = {
    "markdown_it": "markdown-it-py",
    "docx": "python-docx",
    "pptx": "python-pptx",
    "numpy": "pandas",
    "pdfminer": "pdfplumber",
    "bs4": "beautifulsoup4",
    "prometheus_client": "prometheus-client",
}
NOT_IMPORTED = {"plotly", "psycopg"}  # used by Streamlit, by SQLAlchemy


def imports(path: Path) -> set[str]:
    """The names of the packages that a module imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    return {name.split(".")[0] for name in names}


def wanted(name: str) -> list[Requirement]:
    lines = [line.partition("#")[0].strip() for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]
    return [Requirement(line) for line in lines if line]


def locked(name: str) -> list[tuple[Requirement, list[str]]]:
    """Each line of a lock, with the hashes under it."""
    text = re.sub(r"^\s*#.*\n", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = [line.split("--hash=") for line in text.replace("\\\n", " ").splitlines()]
    return [(Requirement(first.strip()), [value.strip() for value in hashes]) for first, *hashes in lines]


LOCKS = ("requirements.lock", "tests/requirements.lock")


def test_the_list_of_licences_is_that_of_what_is_locked():
    listed = re.findall(
        r"^\| (\S+) \| (\d\S*) \| .+ \|$", (ROOT / "docs/licences.md").read_text(encoding="utf-8"), re.MULTILINE
    )

    assert listed == [(package.name, str(package.specifier)[2:]) for package, _ in locked("requirements.lock")]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_one_version_and_the_hashes_of_its_files(lock):
    lines = locked(lock)

    assert len(lines) > 20
    assert [str(package) for package, _ in lines if not re.fullmatch(r"==[\w.]+", str(package.specifier))] == []
    assert [str(package) for package, _ in lines if package.url or package.extras] == []
    assert [str(package) for package, hashes in lines if not hashes] == []
    assert {re.fullmatch(r"sha256:[0-9a-f]{64}", value) is None for _, hashes in lines for value in hashes} == {False}


@pytest.mark.parametrize(
    ("lock", "names"), [(LOCKS[0], ["requirements.txt"]), (LOCKS[1], ["requirements.txt", "tests/requirements.txt"])]
)
def test_the_lock_has_all_that_is_wanted_in_versions_that_are_allowed(lock, names):
    versions: dict[str, list[str]] = {}
    for package, _ in locked(lock):
        versions.setdefault(canonicalize_name(package.name), []).append(str(package.specifier).removeprefix("=="))

    for requirement in (requirement for name in names for requirement in wanted(name)):
        found = versions.get(canonicalize_name(requirement.name), [])
        assert found, requirement
        assert all(requirement.specifier.contains(version) for version in found), requirement


def test_the_tests_run_on_the_versions_that_the_dashboard_does():
    assert {str(package) for package, _ in locked(LOCKS[0])} <= {str(package) for package, _ in locked(LOCKS[1])}


def test_the_web_server_is_past_the_holes_known():
    (starlette,) = (package for package, _ in locked(LOCKS[0]) if package.name == "starlette")

    assert Version(str(starlette.specifier).removeprefix("==")) >= Version("1.6")


def test_what_the_code_imports_is_named_and_what_is_named_it_imports():
    imported = {name for path in MODULES for name in imports(path)} - OURS - {*sys.stdlib_module_names}
    named = {requirement.name for requirement in wanted("requirements.txt")}

    assert {DISTRIBUTIONS.get(name, name) for name in imported} == named - NOT_IMPORTED
