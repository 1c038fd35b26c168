"""The child process that reads files for the command line, and answers with their rows as CSV or JSON."""

import json
import sys
from typing import Any

import pandas as pd

from loaders import NAMES, Document, header_words
from loaders.limited.child import serve

WORKER = __name__


def encode(document: Document, form: str, language: str) -> bytes:
    """A line with the findings, as data; then the document as JSON, or its assignments as CSV without a header.

    `form` is "json", "csv" or "csv-named": with the name of the document in a first column.
    """
    findings = json.dumps([finding.as_data() for finding in document.findings])
    text = _json(document, language) if form == "json" else _csv(document, is_named=form == "csv-named")
    return f"{findings}\n{text}".encode()


def _csv(document: Document, *, is_named: bool) -> str:
    table = document.assignments.assign(document=document.name)[["document"] * is_named + list(NAMES)]
    return table.to_csv(index=False, header=False, lineterminator="\n")


def _json(document: Document, language: str) -> str:
    places = [place.as_data() for place in document.actions["place"]]
    actions = _records(document.actions.drop(columns="place"))
    data = {
        "title": document.title,
        "name": document.name,
        "sha256": document.sha256,
        "headers": [{"header": header_words(header, language), "kind": kind} for header, kind in document.headers],
        "assignments": _records(document.assignments),
        "actions": [action | {"place": place} for action, place in zip(actions, places, strict=True)],
        "outside": [{"place": place.as_data(), "text": text} for place, text in document.outside],
        "findings": [finding.as_data() | {"sentence": finding.line(language)} for finding in document.findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return json.loads(table.to_json(orient="records", force_ascii=False))


if __name__ == "__main__":
    form, language = sys.argv[1:]
    serve(lambda document: encode(document, form, language))
