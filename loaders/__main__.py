"""python -m loaders FILE… [-o OUT] [--json] [--lang en]: the tidy table as CSV on standard output.

Findings go to standard error. For a file that cannot be read, one line goes there and the exit status is 2; the rows of
the other files are still written.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import pandas as pd

from loaders import NAMES, Document, LoadError, header_words, load_document, sentence
from loaders.formats.encoding import file_name
from loaders.messages.templates import LANGUAGES

_CODES = {FileNotFoundError: "file-not-found", IsADirectoryError: "file-is-folder", PermissionError: "file-forbidden"}


def main(argv: list[str] | None = None) -> int:
    """Return exit status 0, or 2 if a file could not be read or the result could not be written."""
    arguments = _parser().parse_args(argv)
    documents = [document for path in arguments.files if (document := _read(path, arguments.lang))]
    failed = len(documents) < len(arguments.files)
    if documents:
        several = len(arguments.files) > 1
        text = _json(documents, several, arguments.lang) if arguments.json else _csv(documents, several)
        failed |= not _write(text.encode(), arguments.output, arguments.lang)
    return 2 if failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m loaders", description="Responsibility tables to tidy CSV.")
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="a document in any of the formats read")
    parser.add_argument(
        "-o", "--output", metavar="OUT", type=Path, help="write to this file instead of standard output"
    )
    parser.add_argument(
        "--json", action="store_true", help="write JSON: the whole document with headers, actions and findings"
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=LANGUAGES[0], help="language of findings and errors (default: zh)"
    )
    return parser


def _read(path: Path, language: str) -> Document | None:
    """The document, after printing its findings; None, after printing the reason, if it cannot be read."""
    try:
        document = load_document(path.read_bytes(), name=file_name(path.name))
    except (LoadError, OSError) as error:
        _print_error(path, error, language)
        return None
    for finding in document.findings:
        print(f"{file_name(str(path))}: {finding.level}: {finding.line(language)}", file=sys.stderr)
    return document


def _print_error(path: Path, error: LoadError | OSError, language: str) -> None:
    if isinstance(error, OSError):
        code = _CODES.get(type(error))
        error = LoadError(code) if code else LoadError("file-not-opened", reason=error.strerror)
    print(f"{file_name(str(path))}: {sentence(error, language)}", file=sys.stderr)


def _write(data: bytes, output: Path | None, language: str) -> bool:
    """Write the data to the file or to standard output; False if that fails."""
    if output is None:
        sys.stdout.buffer.write(data)
        return True
    try:
        output.write_bytes(data)
    except OSError as error:
        _print_error(output, error, language)
        return False
    return True


def _csv(documents: list[Document], several: bool) -> str:
    """The assignments of all documents; for several files with the file's name in a first column `document`."""
    table = pd.concat([document.assignments.assign(document=document.name) for document in documents])
    return table[["document"] * several + list(NAMES)].to_csv(index=False, lineterminator="\n")


def _json(documents: list[Document], several: bool, language: str) -> str:
    """One document as an object, several as a list."""
    objects = [_as_data(document, language) for document in documents]
    return json.dumps(objects if several else objects[0], ensure_ascii=False, indent=1) + "\n"


def _as_data(document: Document, language: str) -> dict[str, Any]:
    places = [place.as_data() for place in document.actions["place"]]
    actions = _records(document.actions.drop(columns="place"))
    return {
        "title": document.title,
        "name": document.name,
        "sha256": document.sha256,
        "headers": [{"header": header_words(header, language), "kind": kind} for header, kind in document.headers],
        "assignments": _records(document.assignments),
        "actions": [action | {"place": place} for action, place in zip(actions, places, strict=True)],
        "findings": [finding.as_data() | {"sentence": finding.line(language)} for finding in document.findings],
    }


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return json.loads(table.to_json(orient="records", force_ascii=False))


if __name__ == "__main__":
    sys.exit(main())
