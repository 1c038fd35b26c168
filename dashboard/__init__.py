"""The dashboard. docs/architecture.md says which room may import which; `make check` tests it."""

from pathlib import Path

#: The folder that holds app.py, pages/ and data/.
ROOT = Path(__file__).parents[1]
