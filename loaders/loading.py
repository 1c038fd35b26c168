"""From a file's bytes to its Document: what to read it as, its layout, its cells, and what is odd about them."""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pandas as pd

from loaders.assemble import assemble
from loaders.formats import read_blocks
from loaders.layout import read_layout
from loaders.messages import DOCUMENT, Finding, Place
from loaders.review import review
from loaders.schema import Document, check

_MOST_FINDINGS = 1_000


def load(
    data: bytes, name: str, columns: Mapping[int, str] | None, progress: Callable[[float], None] | None
) -> Document:
    """`loaders.load_document`."""
    with _collector_paused():
        return _load(data, name, columns, progress)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """All that a load makes stays; looking through it for garbage costs a quarter of the time of a large file."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _listed(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, or as many as anybody would look through and the number of the others."""
    more = len(findings) - _MOST_FINDINGS
    if more <= 0:
        return tuple(findings)
    return (*findings[:_MOST_FINDINGS], Finding("findings-not-listed", DOCUMENT, {"count": more}))


def with_rows(findings: Iterable[Finding], actions: pd.DataFrame) -> tuple[Finding, ...]:
    """The findings, each with its source row where its place is that of one row or of the rows of one paragraph.

    A page of a PDF holds many paragraphs, and so says nothing about the row.
    """
    findings = tuple(findings)
    if all(finding.source_row for finding in findings):
        return findings
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


def _load(
    data: bytes, name: str, columns: Mapping[int, str] | None, progress: Callable[[float], None] | None
) -> Document:
    source = read_blocks(data, name, progress)
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
    )
