"""python -m loaders FILE… [-o OUT]: the tidy table as CSV on standard output, findings on standard error."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pandas as pd

from loaders import Document, LoadError, load_document


def main(argv: list[str] | None = None) -> int:
    """Exit status 0, or 2 with one line on standard error and no output where a file cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m loaders", description="Responsibility tables to tidy CSV.")
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, help="write the CSV here, not to standard output")
    arguments = parser.parse_args(argv)
    documents = []
    for path in arguments.files:
        try:
            documents.append(load_document(path.read_bytes(), name=path.name))
        except (LoadError, OSError) as error:
            print(f"{path}: {_reason(error)}", file=sys.stderr)
            return 2
    for document in documents:
        for finding in document.findings:
            print(f"{document.name}: {finding.level}: {finding}", file=sys.stderr)
    return _write(_tidy(documents).to_csv(index=False, lineterminator="\n").encode(), arguments.output)


def _write(data: bytes, output: Path | None) -> int:
    if output is None:
        sys.stdout.buffer.write(data)
        return 0
    try:
        output.write_bytes(data)
    except OSError as error:
        print(f"{output}: {_reason(error)}", file=sys.stderr)
        return 2
    return 0


def _reason(error: Exception) -> str:
    return f"文件打不开（{error.strerror}）。" if isinstance(error, OSError) else str(error)


def _tidy(documents: list[Document]) -> pd.DataFrame:
    """One document: its table. Several: one table, with the file's name in a first column `document`."""
    if len(documents) == 1:
        return documents[0].assignments
    tables = [document.assignments.assign(document=document.name) for document in documents]
    table = pd.concat(tables, ignore_index=True)
    return table[["document", *table.columns.drop("document")]]


if __name__ == "__main__":
    sys.exit(main())
