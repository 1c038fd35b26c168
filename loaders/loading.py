"""The whole load: a file's bytes -> blocks -> rows -> tables with findings -> Document."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pandas as pd

from loaders.assemble import assemble, other_columns
from loaders.formats.reading import read_blocks
from loaders.layout import read_layout
from loaders.messages import Finding, LoadError
from loaders.messages.places import DOCUMENT, Place
from loaders.review import review
from loaders.schema import Document, check

#: What a reader leaves out, and why no table was found: the one may be the cause of the other.
_LEFT_OUT = (
    "hidden-sheet", "hidden-columns", "hidden-rows", "filtered-rows", "hidden-text", "struck-text", "deleted-text",
    "embedded-file-not-read",
)  # fmt: skip
_NOT_FOUND = (
    "nothing-found", "nothing-found-in-text", "no-header", "header-without-task", "header-without-agency", "no-agencies",
)  # fmt: skip
_MOST_FINDINGS = 1_000


def load(
    data: bytes, name: str, columns: Mapping[int, str] | None, progress: Callable[[float], None] | None
) -> Document:
    """See `loaders.load_document`."""
    source = read_blocks(data, name, progress)
    with _blaming_what_is_left_out(source.findings):
        layout = read_layout(source, columns)
        assignments, actions, cell_findings = assemble(layout)
    check(assignments)
    findings = (*layout.findings, *source.findings, *cell_findings, *review(assignments, actions))
    return Document(
        title=layout.title or re.sub(r"\.[^.]*$", "", name) or name,
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        assignments=assignments,
        actions=actions,
        findings=with_rows(_listed(findings), actions),
        headers=layout.headers,
        sample=layout.sample,
        other_columns=other_columns(layout.rows),
        outside=tuple((text.place, text.text) for text in layout.outside),
    )


@contextmanager
def _blaming_what_is_left_out(findings: Sequence[Finding]) -> Iterator[None]:
    """Where no table is found, and something hidden or the like was left out, make the error say so."""
    try:
        yield
    except LoadError as error:
        finding = next((finding for finding in findings if finding.code in _LEFT_OUT), None)
        if finding is not None and error.code in _NOT_FOUND:
            error.code, error.values = "left-out-and-not-found", {"finding": finding, "place": finding.place}
        raise


def _listed(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings; if there are very many, the first ones and a finding that counts the rest."""
    more = len(findings) - _MOST_FINDINGS
    if more <= 0:
        return tuple(findings)
    return (*findings[:_MOST_FINDINGS], Finding("findings-not-listed", DOCUMENT, {"count": more}))


def with_rows(findings: Iterable[Finding], actions: pd.DataFrame) -> tuple[Finding, ...]:
    """The findings, each with the source row at its place, if only one row or paragraph of the source is there.

    Many paragraphs share the place of their PDF page, so such a place gives no row.
    """
    rows: dict[Place, int | None] = {}
    sources: dict[Place, str] = {}
    for place, row, source in zip(*(actions[name].tolist() for name in ("place", "source_row", "source")), strict=True):
        rows.setdefault(place, row)
        if sources.setdefault(place, source) != source:
            rows[place] = None
    return tuple(
        finding if finding.source_row else replace(finding, source_row=rows.get(finding.place.row_only))
        for finding in findings
    )
