"""The dashboard: which room may import which is in docs/architecture.md and checked by `make check`."""

from pathlib import Path

#: The folder that holds app.py, pages/ and data/.
ROOT = Path(__file__).parents[1]
