"""python -m tests.benchmarks.loader: source rows read per second, compared with merely splitting the same text at lines and tabs."""

import resource
import time
from pathlib import Path

from loaders import load_document

BUNDLED = Path(__file__).parents[2] / "data/documents/shanxi-sme-finance.txt"
SIZES = (100, 1_000, 10_000)  # a document may have 20,000


def synthesize(rows: int) -> bytes:
    """A document of `rows` rows: the 17 rows of the bundled one repeated, with numbers so that no two are equal."""
    lines = BUNDLED.read_text(encoding="utf-8").splitlines()
    header = next(index for index, line in enumerate(lines) if line.startswith("工作内容"))
    data = [line for line in lines[header + 1 :] if line.strip()]
    body = (data[index % len(data)].replace("。", f"{index // len(data)}。", 1) for index in range(rows))
    return "\n".join([*lines[: header + 1], *body]).encode()


def rows_per_second(action, rows: int) -> float:
    """The best of three runs; for small sizes, after one that is discarded."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        action()
        best = min(best, time.perf_counter() - start)
    return rows / best


def main() -> None:
    """Print the table."""
    print(f"{'rows':>8} {'loader rows/s':>14} {'str.split rows/s':>17}")
    for rows in SIZES:
        data = synthesize(rows)
        loader = rows_per_second(lambda data=data: load_document(data, name="bench.txt"), rows)
        floor = rows_per_second(lambda data=data: [line.split("\t") for line in data.decode().split("\n")], rows)
        print(f"{rows:>8,} {loader:>14,.0f} {floor:>17,.0f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
