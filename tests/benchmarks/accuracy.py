"""python -m tests.benchmarks.accuracy DIR… [-v]: how often the reader is right, over folders of documents labelled by hand.

A document is NAME.EXT with NAME.expected.csv, the rows that a person reads in it. A row of the reader is compared with the
row that has the likest text. An assignment is right only if row, agency and role are right; a document that cannot be read
counts as no rows found. Of rows that are found, section, number, title and deadline are compared as well, without white space,
punctuation and numbers in front.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from loaders import LoadError, load_document
from loaders.cells.ordinals import ordinal_of
from loaders.cells.task import read_last_number

FIELDS = ("section", "measure_no", "measure", "deadline")
_ALIKE = 0.5  # how like two texts are, from 0 to 1, that may be the same row
_COMPARED = 400  # characters of a text
_NOT_COMPARED = re.compile(r"[\s。；;，,、：:．.“”\"'‘’]+")


class LabelledRow(NamedTuple):
    """A row as a person or the reader reads it: its text, its fields, and (agency, role) as often as they occur."""

    text: str
    fields: dict[str, str]
    assignments: Counter[tuple[str, str]]


def pairs(folder: Path) -> list[tuple[Path, Path]]:
    """(document, expected rows) for each pair in the folder."""
    expected = sorted(folder.glob("*.expected.csv"))
    names = {path.name.removesuffix(".expected.csv"): path for path in expected}
    return [
        (document, names[document.stem])
        for document in sorted(folder.iterdir())
        if document.stem in names and not document.name.endswith((".expected.csv", ".note.txt", ".md"))
    ]


def expected_rows(path: Path) -> list[LabelledRow]:
    """The rows of a file of labels."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return _rows(csv.DictReader(lines))


def found_rows(path: Path) -> tuple[list[LabelledRow], int, str]:
    """The rows found, the number of findings, and the error if the document could not be read."""
    try:
        document = load_document(path.read_bytes(), name=path.name)
    except LoadError as error:
        return [], 0, str(error)
    except Exception as error:  # a bug in the reader; it counts as nothing found, and is shown
        return [], 0, repr(error)
    named, actions = document.assignments, document.actions
    unnamed = actions[~actions["source_row"].isin(named["source_row"])].assign(agency="", role="")
    lines = [line for table in (named, unnamed) for line in table.astype(object).fillna("").to_dict("records")]
    return _rows(lines), len(document.findings), ""


def _rows(lines: Iterable[dict]) -> list[LabelledRow]:
    rows: dict[str, LabelledRow] = {}
    for line in sorted(lines, key=lambda line: int(line["source_row"])):
        text = _plain(f"{line['measure']}{line.get('action') or ''}")
        row = rows.setdefault(f"{line['source_row']} {text}", LabelledRow(text, _fields(line), Counter()))
        if line["agency"]:
            row.assignments[_folded(line["agency"]), str(line["role"])] += 1
    return [*rows.values()]


def _fields(line: dict) -> dict[str, str]:
    texts = {name: str(line.get(name) or "") for name in FIELDS}
    number = read_last_number(texts["measure_no"])  # （一） and 1 are the same number
    fields = {name: _plain(_without_number(text) or text) for name, text in texts.items()}
    return fields if number is None else fields | {"measure_no": str(number)}


def _without_number(text: str) -> str:
    ordinal = ordinal_of(text)
    return text[ordinal.end :] if ordinal else text


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _plain(text: str) -> str:
    return _NOT_COMPARED.sub("", _folded(text))


def matched(wanted: list[LabelledRow], found: list[LabelledRow]) -> Iterator[tuple[int, int]]:
    """(index of a wanted row, index of the found row with the likest text), each at most once."""
    likeness = {
        (w, f): _likeness(one.text, other.text) - abs(w - f) / 1000
        for w, one in enumerate(wanted)
        for f, other in enumerate(found)
    }
    rows, columns = set(range(len(wanted))), set(range(len(found)))
    for w, f in sorted(likeness, key=likeness.__getitem__, reverse=True):
        if likeness[w, f] < _ALIKE:
            return
        if w in rows and f in columns:
            rows.remove(w)
            columns.remove(f)
            yield w, f


def _likeness(one: str, other: str) -> float:
    if one == other or not (one and other):
        return float(one == other)
    if one in other or other in one:
        return 0.6 + 0.4 * min(len(one), len(other)) / max(len(one), len(other))
    return SequenceMatcher(None, one[:_COMPARED], other[:_COMPARED], autojunk=False).ratio()


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


@dataclass
class Score:
    """Counts over one document or several; `rows` are those that were found."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    rows: int = 0
    findings: int = 0
    wrong_fields: Counter[str] = field(default_factory=Counter)

    def add(self, other: Score) -> None:
        """Add the counts of another document."""
        for name in ("right", "found", "wanted", "rows", "findings"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.wrong_fields += other.wrong_fields

    def __str__(self) -> str:
        fields = ", ".join(f"{name} {1 - _share(self.wrong_fields[name], self.rows):.3f}" for name in FIELDS)
        return (
            f"precision {_share(self.right, self.found):.3f} recall {_share(self.right, self.wanted):.3f} "
            f"({self.right} right, {self.found} found, {self.wanted} wanted); of {self.rows} rows right: {fields}; "
            f"{self.findings} findings"
        )


def score(document: Path, labels: Path, *, verbose: bool) -> tuple[Score, str]:
    """The score of a document, and the error if it could not be read."""
    wanted = expected_rows(labels)
    found, findings, error = found_rows(document)
    right, wrong = 0, Counter[str]()
    both = [*matched(wanted, found)]
    for w, f in both:
        right += (wanted[w].assignments & found[f].assignments).total()
        wrong.update(name for name in FIELDS if wanted[w].fields[name] != found[f].fields[name])
    if verbose:
        _print_differences(wanted, found, both)
    total = [sum(row.assignments.total() for row in rows) for rows in (found, wanted)]
    return Score(right, *total, len(both), findings, wrong), error


def _print_differences(wanted: list[LabelledRow], found: list[LabelledRow], both: list[tuple[int, int]]) -> None:
    other, nothing = dict(both), LabelledRow("", {}, Counter())
    halves = [(row, found[other[w]] if w in other else nothing) for w, row in enumerate(wanted)]
    halves += [(nothing, row) for f, row in enumerate(found) if f not in other.values()]
    for want, got in halves:
        text = (want.text or got.text)[:30]
        for sign, extra in (
            ("-", want.assignments - got.assignments),
            ("+", got.assignments - want.assignments),
        ):
            for agency, role in extra.elements():
                print(f"   {sign} {text} | {agency} | {role}")
        for name in FIELDS if want.fields and got.fields else ():
            if want.fields[name] != got.fields[name]:
                print(f"   ~ {text} | {name}: {want.fields[name]!r} read as {got.fields[name]!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="show what is missed (-), wrong (+) and different (~)"
    )
    arguments = parser.parse_args()
    total = Score()
    for folder in arguments.folders:
        for document, labels in pairs(folder):
            counts, error = score(document, labels, verbose=arguments.verbose)
            total.add(counts)
            print(f"{document.name}: {error or counts}")
    print(f"all: {total}")


if __name__ == "__main__":
    sys.exit(main())
