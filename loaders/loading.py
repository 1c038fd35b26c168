"""The whole load: a file's bytes -> blocks -> rows -> tables with findings -> Document."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from loaders.assemble import assemble
from loaders.formats.reading import read_blocks
from loaders.layout import read_layout
from loaders.messages import Finding
from loaders.messages.places import DOCUMENT, Place
from loaders.review import review
from loaders.schema import Document, check

_MOST_FINDINGS = 1_000


def load(
    data: bytes, name: str, columns: Mapping[int, str] | None, progress: Callable[[float], None] | None
) -> Document:
    """See `loaders.load_document`."""
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
        outside=tuple((text.place, text.text) for text in layout.outside),
    )


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
