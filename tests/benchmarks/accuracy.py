"""python -m tests.benchmarks.accuracy DIR [-v]: precision and recall of the reader over a folder of golden pairs.

A pair is NAME.EXT and NAME.expected.csv. A row is right only if all columns of STRICT are right; equal rows count as many
times as they occur. A document that cannot be read counts as no rows found.
"""

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

from loaders import LoadError, load_document

STRICT = ("section", "measure_no", "measure", "action_no", "deadline", "agency", "role", "position", "source_row")


def pairs(folder: Path) -> list[tuple[Path, Path]]:
    """(document, expected rows) for each pair in the folder."""
    expected = sorted(folder.glob("*.expected.csv"))
    names = {path.name.removesuffix(".expected.csv"): path for path in expected}
    return [
        (document, names[document.stem])
        for document in sorted(folder.iterdir())
        if document.stem in names and not document.name.endswith((".expected.csv", ".note.txt"))
    ]


def expected_rows(path: Path) -> Counter:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return Counter(tuple(row.get(name) or "" for name in STRICT) for row in csv.DictReader(lines))


def found_rows(path: Path) -> tuple[Counter, str]:
    """The rows found, and the error if the document could not be read."""
    try:
        table = load_document(path.read_bytes(), name=path.name).assignments
    except LoadError as error:
        return Counter(), str(error)
    except Exception as error:  # a bug in the reader; it counts as nothing found, and is shown
        return Counter(), repr(error)
    rows = csv.DictReader(table.to_csv(index=False).splitlines(keepends=True))
    return Counter(tuple(row[name] for name in STRICT) for row in rows), ""


def share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="show the rows missed (-) and wrong (+)")
    arguments = parser.parse_args()
    right = found = wanted = 0
    for document, path in pairs(arguments.folder):
        expected, (rows, error) = expected_rows(path), found_rows(document)
        hits = (expected & rows).total()
        right, found, wanted = right + hits, found + rows.total(), wanted + expected.total()
        print(
            f"{share(hits, rows.total()):6.3f} {share(hits, expected.total()):6.3f} {hits:5}/{expected.total():<5} {document.name}  {error}"
        )
        if arguments.verbose:
            for sign, side in (("-", expected - rows), ("+", rows - expected)):
                for row in sorted(side.elements(), key=lambda row: int(row[-1])):
                    print(f"   {sign} {' | '.join(row)}")
    print(
        f"precision {share(right, found):.4f}  recall {share(right, wanted):.4f}  ({right} right, {found} found, {wanted} wanted)"
    )


if __name__ == "__main__":
    sys.exit(main())
