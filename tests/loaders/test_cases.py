"""Every golden pair: the document loads to exactly the expected assignments, and keeps the contract."""

from io import StringIO
from pathlib import Path

import pandas as pd
import pytest

from loaders import check, load_document

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests/cases"
DOCUMENTS = [*(ROOT / "data/documents").iterdir(), *CASES.iterdir()]
PAIRS = [
    (path, CASES / f"{path.stem}.expected.csv")
    for path in sorted(DOCUMENTS)
    if (CASES / f"{path.stem}.expected.csv").exists()
]


def rows(csv: str, names: list[str] | None = None) -> list[tuple]:
    """The CSV's rows as text, an empty cell and a missing value alike; only the columns `names` if given."""
    table = pd.read_csv(StringIO(csv), dtype=str, keep_default_na=False)
    return list((table[names] if names else table).itertuples(index=False, name=None))


@pytest.mark.parametrize(("document", "expected"), PAIRS, ids=[document.name for document, _ in PAIRS])
def test_a_document_loads_to_exactly_the_assignments_read_by_hand(document: Path, expected: Path):
    loaded = load_document(document.read_bytes(), name=document.name)
    text = expected.read_text(encoding="utf-8")

    check(loaded.assignments)
    names = text.splitlines()[0].split(",")
    assert rows(loaded.assignments.to_csv(index=False), names) == rows(text)


def test_every_expected_file_has_its_document():
    expected = {path.name.removesuffix(".expected.csv") for path in CASES.glob("*.expected.csv")}

    assert expected == {document.stem for document, _ in PAIRS}
