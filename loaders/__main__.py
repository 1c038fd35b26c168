"""python -m loaders FILE… [-o OUT] [--json]: the tidy table as CSV on standard output, findings on standard error."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

import pandas as pd

from loaders import Document, LoadError, load_document


def main(argv: list[str] | None = None) -> int:
    """Exit status 0, or 2 with one line on standard error for each file that cannot be read, and no output."""
    arguments = _parser().parse_args(argv)
    read = [_read(path) for path in arguments.files]
    documents = [document for document in read if document]
    if len(documents) < len(read):
        return 2
    for path, document in zip(arguments.files, documents, strict=True):
        for finding in document.findings:
            print(f"{path}: {finding.level}: {finding}", file=sys.stderr)
    text = _as_json(documents) if arguments.json else _tidy(documents).to_csv(index=False, lineterminator="\n")
    return _write(text.encode(), arguments.output)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m loaders", description="Responsibility tables to tidy CSV.")
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="a document in any of the formats read")
    parser.add_argument("-o", "--output", metavar="OUT", type=Path, help="write here, not to standard output")
    parser.add_argument("--json", action="store_true", help="the whole document, with headers, actions and findings")
    return parser


def _read(path: Path) -> Document | None:
    try:
        return load_document(path.read_bytes(), name=path.name)
    except (LoadError, OSError) as error:
        print(f"{path}: {_reason(error)}", file=sys.stderr)
        return None


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


_OS_REASONS = {
    FileNotFoundError: "没有这个文件",
    IsADirectoryError: "这是一个文件夹",
    PermissionError: "没有权限",
}


def _reason(error: Exception) -> str:
    if not isinstance(error, OSError):
        return str(error)
    return f"文件打不开（{_OS_REASONS.get(type(error), error.strerror)}），请检查后再试。"


def _tidy(documents: list[Document]) -> pd.DataFrame:
    """One document: its table. Several: one table, with the file's name in a first column `document`."""
    if len(documents) == 1:
        return documents[0].assignments
    tables = [document.assignments.assign(document=document.name) for document in documents]
    table = pd.concat(tables, ignore_index=True)
    return table[["document", *table.columns.drop("document")]]


def _as_json(documents: list[Document]) -> str:
    """One document as an object, several as a list of them."""
    objects = [_as_object(document) for document in documents]
    return json.dumps(objects[0] if len(objects) == 1 else objects, ensure_ascii=False, indent=1) + "\n"


def _as_object(document: Document) -> dict:
    return {
        "title": document.title,
        "name": document.name,
        "sha256": document.sha256,
        "headers": [{"header": header, "kind": kind} for header, kind in document.headers],
        "assignments": json.loads(document.assignments.to_json(orient="records", force_ascii=False)),
        "actions": json.loads(document.actions.to_json(orient="records", force_ascii=False)),
        "findings": [asdict(finding) for finding in document.findings],
    }


if __name__ == "__main__":
    sys.exit(main())
