"""python -m loaders FILE… [-o OUT] [--json | --explain] [--edits EDITS] [--lang en]: the tidy table as CSV on standard output.

With --edits, the corrections that the board wrote as JSON are applied to one file. Findings go to standard error. For a file that cannot be read, one line goes there and the exit status is 2; the rows of
the other files are still written.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from itertools import chain
from pathlib import Path

from loaders import NAMES, LoadError, sentence
from loaders.edits import columns_of, edits_from_json
from loaders.formats.bounds import content
from loaders.formats.encoding import file_name
from loaders.limited import Reader
from loaders.messages import finding_from_data
from loaders.messages.templates import LANGUAGES
from loaders.other_columns import TOGETHER
from loaders.worker import WORKER

_CODES = {FileNotFoundError: "file-not-found", IsADirectoryError: "file-is-folder", PermissionError: "file-forbidden"}


def main(argv: list[str] | None = None) -> int:
    """Return exit status 0, or 2 if a file could not be read or the result could not be written."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    several = len(arguments.files) > 1
    if arguments.edits and (several or arguments.explain):
        parser.error("--edits goes with one FILE, and not with --explain")
    try:
        columns = _columns(arguments.edits)
    except (LoadError, OSError) as error:
        _print_error(file_name(str(arguments.edits)), error, arguments.lang)
        return 2
    form = "explain" if arguments.explain else "json" if arguments.json else "csv-named" if several else "csv"
    failures: list[Path] = []
    edits = [str(arguments.edits.absolute())] if arguments.edits else []
    with Reader(WORKER, [form, arguments.lang, *edits]) as reader:
        texts = _texts(reader, arguments.files, columns, arguments.lang, failures)
        if not _write(_joined(texts, form, several), arguments.output, arguments.lang):
            return 2
    return 2 if failures else 0


def _columns(edits: Path | None) -> dict[int, str] | None:
    """What a file of corrections says the columns are. Raises LoadError if it is damaged, OSError if it cannot be opened."""
    return columns_of(edits_from_json(content(edits))) if edits else None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m loaders", description="Responsibility tables to tidy CSV.")
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="a document in any of the formats read")
    parser.add_argument(
        "-o", "--output", metavar="OUT", type=Path, help="write to this file instead of standard output"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--json", action="store_true", help="write JSON: the whole document with headers, actions and findings"
    )
    form.add_argument(
        "--explain",
        action="store_true",
        help="write, instead of the table, what each column was taken for, why, and what came second",
    )
    parser.add_argument(
        "--edits", metavar="EDITS", type=Path, help="apply these corrections, JSON as the board writes it"
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=LANGUAGES[0], help="language of findings and errors (default: zh)"
    )
    return parser


def _texts(
    reader: Reader, paths: list[Path], columns: dict[int, str] | None, language: str, failures: list[Path]
) -> Iterator[bytes]:
    """The text of each document that can be read, after printing its findings. For the others the reason is printed."""
    for path in paths:
        name = file_name(str(path))
        try:
            answer = reader.read(content(path), name=file_name(path.name), columns=columns)
        except (LoadError, OSError) as error:
            _print_error(name, error, language)
            failures.append(path)
            continue
        findings, _, text = answer.partition(b"\n")
        for finding in map(finding_from_data, json.loads(findings)):
            print(f"{name}: {finding.level}: {finding.line(language)}", file=sys.stderr)
        yield text


def _joined(texts: Iterator[bytes], form: str, several: bool) -> Iterator[bytes]:
    """The texts as one: CSV under one header, JSON as an object or a list of several, explanations below each other."""
    before, between, after = b"", b"", b""
    if form == "json":
        before, between, after = (b"[\n", b",\n", b"\n]\n") if several else (b"", b"", b"\n")
    elif form == "explain":
        between = b"\n"
    elif several:
        before = f"{','.join(['document', *NAMES, TOGETHER])}\n".encode()
    if (first := next(texts, None)) is not None:
        yield before + first
        for text in texts:
            yield between + text
        yield after


def _write(parts: Iterator[bytes], output: Path | None, language: str) -> bool:
    """Write the parts to the file or to standard output; False, after printing the reason, if that fails."""
    try:
        if (first := next(parts, None)) is not None:
            with output.open("wb") if output else nullcontext(sys.stdout.buffer) as file:
                file.writelines(chain([first], parts))
                file.flush()
    except OSError as error:
        problem = LoadError("result-not-written", reason=error.strerror)
        _print_error(file_name(str(output)) if output else "-", problem, language)
        return False
    return True


def _print_error(name: str, error: LoadError | OSError, language: str) -> None:
    if isinstance(error, OSError):
        code = _CODES.get(type(error))
        error = LoadError(code) if code else LoadError("file-not-opened", reason=error.strerror)
    print(f"{name}: {sentence(error, language)}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
