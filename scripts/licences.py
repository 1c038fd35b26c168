"""Writes docs/licences.md: the packages of requirements.lock with version and licence, as each package states it."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs/licences.md"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==(\S+?)(?:\s*;|\s|\\|$)", re.MULTILINE)
_HEAD = """# Licences of what is installed

The packages that the board runs on (`requirements.lock`), as each one states its licence. Written by
`python scripts/licences.py`; `make sbom` writes the same packages as a CycloneDX list.

| package | version | licence |
|---|---|---|
"""


def locked() -> list[tuple[str, str]]:
    """(name, version) of each package in requirements.lock."""
    return _PINNED.findall((ROOT / "requirements.lock").read_text(encoding="utf-8"))


def licence_of(name: str) -> str:
    """The licence expression of an installed package; the last words of its classifiers if it has none."""
    try:
        stated = metadata(name)
    except PackageNotFoundError:
        return "only on other systems"
    if expression := stated.get("License-Expression"):
        return expression
    classifiers = [
        line.rpartition(" :: ")[2] for line in stated.get_all("Classifier") or [] if line.startswith("License ::")
    ]
    return ", ".join(classifiers) or (stated.get("License") or "not stated").splitlines()[0][:80]


def main() -> None:
    """Write the list."""
    rows = "".join(f"| {name} | {version} | {licence_of(name)} |\n" for name, version in locked())
    TARGET.write_text(_HEAD + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
