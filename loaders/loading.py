"""From a file's bytes to its Document: what to read it as, its layout, its cells, and what is odd about them."""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from loaders.assemble import assemble
from loaders.formats import read_blocks
from loaders.layout import read_layout
from loaders.places import with_rows
from loaders.review import review
from loaders.schema import Document, Finding, check

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
    return (*findings[:_MOST_FINDINGS], Finding("warning", "全文", f"另有 {more:,} 处发现没有列出"))


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
