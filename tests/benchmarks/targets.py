"""python -m tests.benchmarks.targets [FILE.csv…] [-v]: precision and recall of the target rules.

A file has a row for each target: no, text (blank: the text above), kind, piece, value; a text without targets has one row
with a blank kind. There are three figures. exact: kind and characters are all right. like: a piece of the same kind has at
least half of the characters of the longer one in common, or one contains the other. value: of these, the value is right.
"""

import argparse
import csv
from pathlib import Path

from dashboard.analysis.targets import find_in
from dashboard.model.times.clauses import Piece

FOLDER = Path(__file__).parents[1] / "target_cases"


def read_cases(path: Path) -> list[tuple[str, list[Piece]]]:
    """(text, targets) for each text of the file."""
    cases: list[tuple[str, list[Piece]]] = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["text"]:
                cases.append((row["text"], []))
            if row["kind"]:
                text, pieces = cases[-1]
                start = _place(text, row["piece"], [piece.start for piece in pieces])
                pieces.append(Piece(start, start + len(row["piece"]), row["kind"], row["value"]))
    return cases


def _place(text: str, piece: str, taken: list[int]) -> int:
    start = text.index(piece)
    while start in taken and piece in text[start + 1 :]:
        start = text.index(piece, start + 1)
    return start


def like(one: Piece, other: Piece) -> bool:
    """Whether both are of the same kind, and one contains the other or they have half of the longer one in common."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    shorter, longer = sorted((one.end - one.start, other.end - other.start))
    return one.kind == other.kind and (shared == shorter or shared * 2 >= longer) and shared > 0


def judge(wanted: list[Piece], found: list[Piece]) -> tuple[int, list[tuple[Piece, Piece]]]:
    """The number of exact matches, and the pairs (wanted, found) that are alike, each target used once."""
    exact = len({piece[:3] for piece in wanted} & {piece[:3] for piece in found})
    rest, pairs = list(found), []
    for piece in wanted:
        alike = [other for other in rest if like(piece, other)]
        if alike:
            best = min(alike, key=lambda other: abs(other.start - piece.start) + abs(other.end - piece.end))
            rest.remove(best)
            pairs.append((piece, best))
    return exact, pairs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*", default=sorted(FOLDER.glob("*.csv")))
    parser.add_argument("-v", "--verbose", action="store_true", help="show what is missed (-), too much (+), other (~)")
    arguments = parser.parse_args()
    for path in arguments.files:
        report(path, verbose=arguments.verbose)


def report(path: Path, *, verbose: bool) -> None:
    """Prints one line for the file and, if `verbose`, the texts with mistakes."""
    total = dict.fromkeys(("wanted", "found", "exact", "like", "value", "clean", "empty"), 0)
    for text, wanted in read_cases(path):
        found = find_in(text)
        exact, pairs = judge(wanted, found)
        same_value = sum(one.value == other.value for one, other in pairs)
        for name, number in (("wanted", len(wanted)), ("found", len(found)), ("exact", exact), ("like", len(pairs))):
            total[name] += number
        total["value"] += same_value
        total["empty"] += not wanted
        total["clean"] += not wanted and not found
        if verbose:
            show(text, wanted, found, pairs)
    print(
        f"{path.name}: {total['wanted']} wanted, {total['found']} found; "
        f"exact P {ratio(total['exact'], total['found'])} R {ratio(total['exact'], total['wanted'])}; "
        f"like P {ratio(total['like'], total['found'])} R {ratio(total['like'], total['wanted'])}; "
        f"values right {ratio(total['value'], total['like'])}; "
        f"texts without any left alone {total['clean']}/{total['empty']}"
    )


def show(text: str, wanted: list[Piece], found: list[Piece], pairs: list[tuple[Piece, Piece]]) -> None:
    """Prints the mistakes in a text."""
    lines = [("-", p) for p in wanted if p not in [one for one, _ in pairs]]
    lines += [("+", p) for p in found if p not in [other for _, other in pairs]]
    lines += [("~", other) for one, other in pairs if one != other]
    if lines:
        print(text)
        for sign, piece in lines:
            print(f"   {sign} {piece.kind} {text[piece.start : piece.end]} | {piece.value}")


def ratio(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


if __name__ == "__main__":
    main()
