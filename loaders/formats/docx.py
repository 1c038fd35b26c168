"""Word documents (.docx) -> paragraphs and grids in their order.

The XML is read with lxml: python-docx leaves out tracked insertions (w:ins), and repeats a cell a million times where
gridSpan says so. Names are compared without their namespace, so that Strict Open XML reads the same.
"""

from __future__ import annotations

from loaders.blocks import Block, Grid, Paragraph, Source, expand
from loaders.formats.encoding import EMPTY, clean
from loaders.formats.word_numbering import Numbering
from loaders.schema import Finding, LoadError

_MOST_COLUMNS, _MOST_CELLS, _DEEPEST = 1_000, 1_000_000, 50
#: Elements whose text is not on the paper: deletions, the old twin of a drawing, field codes, ruby guides.
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "Fallback", "instrText", "delText", "rt", "pPr", "tblPr", "tcPr", "sectPr", "object"}
)
_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-", "ptab": " "}


def read_docx(parts: dict[str, bytes]) -> Source:
    """The body's blocks; `parts` are the archive's checked XML parts."""
    main = next((name for name in parts if name.endswith("word/document.xml")), "")
    main = main or next((name for name in parts if name.startswith("word/document")), "")
    if not main:
        raise LoadError("Word 文件里没有正文，请用 Word 或 WPS 另存为 .docx 后再试。")
    root = _parse(parts[main])
    body = _child(root, "body")
    reader = _Reader(_numbering(parts), _style_lists(parts))
    blocks = reader.blocks(body if body is not None else root)
    if not blocks:
        raise LoadError(EMPTY)
    return Source(blocks, reader.findings())


def _parse(part: bytes):
    from lxml import etree

    return etree.fromstring(
        part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    )


def _name(element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _child(element, name: str):
    return next((child for child in element if _name(child) == name), None)


def _path(element, *names: str):
    for name in names:
        element = _child(element, name) if element is not None else None
    return element


def _value(element, *names: str) -> str | None:
    """The w:val of the element at the path; None where there is none."""
    found = _path(element, *names)
    if found is None:
        return None
    return next((value for key, value in found.attrib.items() if key.rpartition("}")[2] == "val"), "")


def _attribute(element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.lstrip("-").isdecimal() and len(text) < 10 else default


class _Reader:
    def __init__(self, numbering: Numbering, style_lists: dict[str, tuple[str, int]]) -> None:
        self._numbering, self._style_lists = numbering, style_lists
        self._paragraphs = self._tables = self._hidden = self._deleted = 0

    def findings(self) -> list[Finding]:
        counted = ((self._hidden, "处隐藏文字，没有读入"), (self._deleted, "处修订中删除的文字，没有读入"))
        return [Finding("warning", "全文", f"有 {count} {what}") for count, what in counted if count]

    def blocks(self, body) -> list[Block]:
        """In print order; content controls and other wrappers are looked through."""
        blocks: list[Block] = []
        stack = list(reversed(body))
        while stack:
            element = stack.pop()
            name = _name(element)
            if name == "p":
                blocks += self._paragraph_blocks(element)
            elif name == "tbl":
                blocks += self._table_blocks(element)
            elif name in _LEFT_OUT:
                self._deleted += name in ("del", "moveFrom")
            else:
                stack.extend(reversed(element))
        return blocks

    def _paragraph_blocks(self, paragraph) -> list[Block]:
        self._paragraphs += 1
        place = f"第 {self._paragraphs} 段"
        lines = self._paragraph_text(paragraph).split("\n")
        return [Paragraph(line.strip(), place, indented=True) for line in lines if line.strip()]

    def _paragraph_text(self, paragraph) -> str:
        parts = [self._label(paragraph)]
        self._collect(paragraph, parts)
        return clean("".join(parts))[0]

    def _label(self, paragraph) -> str:
        properties = _child(paragraph, "pPr")
        if properties is None:
            return ""
        num_id = _value(properties, "numPr", "numId")
        level = _whole(_value(properties, "numPr", "ilvl"), -1)
        styled = self._style_lists.get(_value(properties, "pStyle") or "", (None, 0))
        num_id = styled[0] if num_id is None else num_id
        level = (styled[1] if styled[0] else 0) if level < 0 else level
        return self._numbering.label(num_id, level) if num_id and num_id != "0" else ""

    def _collect(self, element, parts: list[str]) -> None:
        """The visible text below `element`; without recursion, since nesting is the file's choice."""
        stack = list(reversed(element))
        while stack:
            child = stack.pop()
            name = _name(child)
            if name == "t":
                parts.append(child.text or "")
            elif name in _BREAKS:
                parts.append(_BREAKS[name])
            elif name in _LEFT_OUT:
                self._deleted += name in ("del", "moveFrom")
            elif name == "r" and _is_on(child, "rPr", "vanish"):
                self._hidden += 1
            elif name == "p":
                stack.extend([*reversed(child)])
                parts.append("\n")
            else:
                stack.extend(reversed(child))

    def _table_blocks(self, table) -> list[Block]:
        rows = _rows(table)
        if max((len(_cells(row)) for row in rows), default=0) < 2:
            return (
                [block for row in rows for cell in _cells(row) for block in self.blocks(cell)]
                if _depth(table) <= _DEEPEST
                else _too_deep()
            )
        if _depth(table) > _DEEPEST:
            _too_deep()
        self._tables += 1
        grid = self._grid(rows)
        return [grid] if any(map(any, grid.rows)) else []

    def _grid(self, rows: list) -> Grid:
        texts: list[list[str]] = []
        open_spans: dict[int, list[int]] = {}
        spans: list[list[int]] = []
        for top, row in enumerate(rows):
            texts.append([""] * _before(row))
            for cell in _cells(row):
                left = len(texts[top])
                right = min(left + max(1, _whole(_value(cell, "tcPr", "gridSpan"), 1)), _MOST_COLUMNS) - 1
                if left >= _MOST_COLUMNS or len(spans) > _MOST_CELLS:
                    raise LoadError("表格的列数或合并单元格多得不正常，无法读取，请检查后另存再试。")
                merge = _value(cell, "tcPr", "vMerge")
                goes_on = merge is not None and merge != "restart" and left in open_spans
                texts[top] += ["" if goes_on else self._cell_text(cell)] + [""] * (right - left)
                if goes_on:
                    open_spans[left][2] = top
                    continue
                spans.append(span := [top, left, top, right])
                open_spans = {at: other for at, other in open_spans.items() if not left <= at <= right}
                if merge is not None:
                    open_spans[left] = span
        return self._laid_out(texts, spans)

    def _laid_out(self, texts: list[list[str]], spans: list[list[int]]) -> Grid:
        width = max((left + 1 for _, left, _, _ in spans), default=0)
        grid = Grid([(row + [""] * width)[:width] for row in texts], f"表 {self._tables} ")
        expand(grid, [(top, left, bottom, min(right, width - 1)) for top, left, bottom, right in spans])
        return grid

    def _cell_text(self, cell) -> str:
        lines = []
        stack = list(reversed(cell))
        while stack:
            element = stack.pop()
            name = _name(element)
            if name == "p":
                lines.append(self._paragraph_text(element))
            elif name not in _LEFT_OUT:
                stack.extend(reversed(element))
            else:
                self._deleted += name in ("del", "moveFrom")
        text = "\n".join(lines)
        return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _too_deep():
    raise LoadError("文档里的表格嵌套太深，无法读取，请简化后另存再试。")


def _depth(table) -> int:
    from lxml import etree

    depth = deepest = 0
    for event, _ in etree.iterwalk(table, events=("start", "end"), tag="{*}tbl"):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _is_on(element, *names: str) -> bool:
    return _value(element, *names) not in (None, "0", "false", "off")


def _looked_through(element, name: str) -> list:
    """The children with this name, also inside content controls (w:sdt) and tracked insertions."""
    found, stack = [], list(reversed(element))
    while stack:
        child = stack.pop()
        if _name(child) == name:
            found.append(child)
        elif _name(child) in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            stack.extend(reversed(child))
    return found


def _rows(table) -> list:
    return [row for row in _looked_through(table, "tr") if _path(row, "trPr", "del") is None]


def _cells(row) -> list:
    return _looked_through(row, "tc")


def _before(row) -> int:
    return min(max(0, _whole(_value(row, "trPr", "gridBefore"), 0)), 50)


def _numbering(parts: dict[str, bytes]) -> Numbering:
    part = next((part for name, part in parts.items() if name.endswith("word/numbering.xml")), None)
    if part is None:
        return Numbering({}, {})
    root = _parse(part)
    abstract = {_attribute(node, "abstractNumId"): _levels(node) for node in root if _name(node) == "abstractNum"}
    levels, shared = {}, {}
    for node in root:
        if _name(node) == "num":
            num_id, target = _attribute(node, "numId"), _value(node, "abstractNumId") or ""
            overrides = {
                _whole(_attribute(o, "ilvl"), 0): _whole(_value(o, "startOverride"), 0)
                for o in node
                if _name(o) == "lvlOverride" and _child(o, "startOverride") is not None
            }
            levels[num_id] = {
                level: (form, text, overrides.get(level, start))
                for level, (form, text, start) in abstract.get(target, {}).items()
            }
            shared[num_id] = num_id if overrides else f"abstract {target}"
    return Numbering(levels, shared)


def _levels(abstract) -> dict[int, tuple[str, str, int]]:
    return {
        _whole(_attribute(level, "ilvl"), 0): (
            _value(level, "numFmt") or "decimal",
            _value(level, "lvlText") or "",
            _whole(_value(level, "start"), 1),
        )
        for level in abstract
        if _name(level) == "lvl"
    }


def _style_lists(parts: dict[str, bytes]) -> dict[str, tuple[str, int]]:
    """Style id -> (numId, level) for the styles that number their paragraphs."""
    part = next((part for name, part in parts.items() if name.endswith("word/styles.xml")), None)
    if part is None:
        return {}
    styles = (
        (_attribute(node, "styleId"), _path(node, "pPr", "numPr")) for node in _parse(part) if _name(node) == "style"
    )
    return {
        style: (_value(numbered, "numId") or "", _whole(_value(numbered, "ilvl"), 0))
        for style, numbered in styles
        if numbered is not None
    }
