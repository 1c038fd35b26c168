"""The child process that reads files for the command line, and answers with rows as CSV or JSON, or explains columns."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from loaders import NAMES, Document, header_words, load_document
from loaders.edits import apply_edits, edits_from_json
from loaders.explain import explain
from loaders.limited.child import serve
from loaders.other_columns import MOST_APART, TOGETHER, in_one_text, unique_names
from loaders.schema import CORRECTED

WORKER = __name__


def encode(document: Document, form: str, language: str) -> bytes:
    """A line with the findings, as data; then the document as JSON, or its assignments as CSV.

    `form` is "json", "csv" or "csv-named". "csv" has a header; behind the contract's columns stand `corrected`, what was
    read before corrections, if there are any, and the columns that the contract has no place for. "csv-named", for one of
    several documents, has no header, the document's name in a first column, and those columns together in a last one.
    """
    findings = json.dumps([finding.as_data() for finding in document.findings])
    text = _json(document, language) if form == "json" else _csv(document, is_named=form == "csv-named")
    return f"{findings}\n{text}".encode()


def _csv(document: Document, *, is_named: bool) -> str:
    table = document.assignments
    if is_named:
        table = table.assign(document=document.name)[["document", *NAMES]]
    if document.actions[CORRECTED].any():
        corrected = document.actions.set_index("source_row")[CORRECTED].map(in_one_text)
        table = table.assign(corrected=corrected.loc[table["source_row"]].to_numpy())
    table = pd.concat([table, _other_columns(document, is_apart=not is_named)], axis="columns")
    return table.to_csv(index=False, header=not is_named, lineterminator="\n")


def _other_columns(document: Document, *, is_apart: bool) -> pd.DataFrame:
    """The columns that the contract has no place for, for each assignment: each for itself, or together in one."""
    cells = document.actions.set_index("source_row")[TOGETHER]
    if is_apart and len(document.other_columns) <= MOST_APART:
        names = unique_names(document.other_columns, taken=(*NAMES, CORRECTED))
        of_action = pd.DataFrame(map(dict, cells), cells.index, document.other_columns, dtype=object).set_axis(
            names, axis=1
        )
    else:
        of_action = cells.map(in_one_text).to_frame()
    return of_action.loc[document.assignments["source_row"]].reset_index(drop=True)


def _json(document: Document, language: str) -> str:
    places = [place.as_data() for place in document.actions["place"]]
    others = map(dict, document.actions[TOGETHER])
    corrections = [{CORRECTED: dict(cells)} if cells else {} for cells in document.actions[CORRECTED]]
    actions = _records(document.actions.drop(columns=["place", TOGETHER, CORRECTED]))
    data = {
        "title": document.title,
        "name": document.name,
        "sha256": document.sha256,
        "headers": [{"header": header_words(header, language), "kind": kind} for header, kind in document.headers],
        "assignments": _records(document.assignments),
        "actions": [
            action | {TOGETHER: cells} | corrected | {"place": place}
            for action, cells, corrected, place in zip(actions, others, corrections, places, strict=True)
        ],
        "outside": [{"place": place.as_data(), "text": text} for place, text in document.outside],
        "findings": [finding.as_data() | {"sentence": finding.line(language)} for finding in document.findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return json.loads(table.to_json(orient="records", force_ascii=False))


def _loading(edits: Path) -> Callable[..., Document]:
    """`load_document` with the corrections in a file."""
    parsed = edits_from_json(edits.read_bytes())
    return lambda data, **options: apply_edits(load_document(data, **options), parsed)


if __name__ == "__main__":
    form, language, *edits = sys.argv[1:]
    if form == "explain":
        serve(
            lambda text: f"[]\n{text}".encode(),
            lambda data, *, name, progress, **_: explain(data, name, language, progress),
        )
    else:
        serve(lambda document: encode(document, form, language), _loading(Path(edits[0])) if edits else None)
