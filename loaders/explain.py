"""Explains how the columns of a file's tables are understood: what each was taken for, why, and what came second."""

from collections.abc import Callable, Iterator, Sequence

from loaders.blocks import Grid
from loaders.formats.reading import read_blocks
from loaders.layout.table.column_roles import guessed_columns
from loaders.layout.table.column_scores import Column, fit
from loaders.layout.table.header import columns_of
from loaders.layout.table.repair import join_broken_header
from loaders.layout.table.tables import GridHeaders, headers_of_grids
from loaders.layout.table.upright import turned
from loaders.messages.places import place_words
from loaders.messages.templates import fill

_SHOWN = 3  # sorts of cells that are named
_WORDS = {
    "zh": (
        "{place}：表头 {depth} 行",
        "{place}：没有认出表头，以下是按首行的猜测",
        "  {at}. {header}：{kind} {score:.2f}（表头 {said:.2f}，内容 {fits:+.2f}，其他 {other:+.2f}；{holds}）；其次 {second} {less:.2f}",
        "没有表格",
    ),
    "en": (
        "{place}: header of {depth:row|rows}",
        "{place}: no known header; guessed from the first row",
        "  {at}. {header}: {kind} {score:.2f} (header {said:.2f}, cells {fits:+.2f}, other {other:+.2f}; {holds}); next {second} {less:.2f}",
        "no table",
    ),
}  # fmt: skip


def explain(data: bytes, name: str, language: str, progress: Callable[[float], None] | None = None) -> str:
    """A line for each column of each table of a file. Raises LoadError if the file cannot be read at all.

    A score is what the header says, plus how well the cells fit, plus what else counts: the columns beside it, merged
    cells, numbers that count up. Of number, section, task and deadline a table has one column each, so the highest score
    of a column need not decide.
    """
    blocks = read_blocks(data, name, progress).blocks
    grids = [turned(join_broken_header(block)) for block in blocks if isinstance(block, Grid) and block.width > 1]
    lines = [line for found in headers_of_grids(grids) for line in _about(found, language)]
    return "\n".join(lines or [_WORDS[language][3]]) + "\n"


def _about(found: GridHeaders, language: str) -> Iterator[str]:
    known, unknown, _, _ = _WORDS[language]
    headers = found.headers or ([found.by_cells] if found.by_cells else [])
    for header in headers:
        place = place_words(found.grid.row_place(header.start), language)
        yield fill(known, {"place": place, "depth": header.depth})
        kinds = [cell.kind for cell in header.cells]
        yield from _lines(columns_of(found.grid, header.start, header.depth), kinds, language)
    if not headers:
        yield fill(unknown, {"place": place_words(found.grid.place, language)})
        yield from _lines(*guessed_columns(found.grid), language)


def _lines(columns: Sequence[Column], kinds: Sequence[str], language: str) -> Iterator[str]:
    for at, (column, kind) in enumerate(zip(columns, kinds, strict=True), start=1):
        yield fill(_WORDS[language][2], {"at": at, "header": "·".join(column.texts) or "—", **_why(column, kind)})


def _why(column: Column, kind: str) -> dict[str, object]:
    """The values of a line: the score of the kind and its parts, the shares of what the cells hold, the next kind."""
    score, said, fits = column.scores.get(kind, 0), column.says.get(kind, 0), fit(kind, column.holds)
    others = {other: value for other, value in column.scores.items() if other != kind}
    second = max(others, key=others.__getitem__)
    shares = sorted(column.holds.shares.items(), key=lambda pair: -pair[1])[:_SHOWN]
    return {
        "kind": kind,
        "score": score,
        "said": said,
        "fits": fits,
        "other": round(score - said - fits, 2) + 0,
        "holds": " ".join(f"{sort} {share:.0%}" for sort, share in shares) or "—",
        "second": second,
        "less": others[second],
    }
