"""Web pages -> blocks, also as Word, WPS and Excel save them.

lxml alone, without BeautifulSoup around it: the tree of a 10 MB page is built ten times as fast, and its depth is bounded.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections import Counter
from collections.abc import Iterator

from loaders.blocks import Block, Grid, Paragraph, Source, expand
from loaders.formats.encoding import EMPTY, clean, decode
from loaders.schema import Finding, LoadError

_HIDDEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "title",
        "head",
        "textarea",
        "select",
        "iframe",
        "object",
        "svg",
        "math",
        "audio",
        "video",
        "button",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "tr",
        "td",
        "th",
        "table",
        "ul",
        "ol",
        "dl",
        "dd",
        "dt",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "footer",
        "nav",
        "main",
        "aside",
        "blockquote",
        "center",
        "pre",
        "form",
        "fieldset",
        "address",
        "figure",
        "figcaption",
        "caption",
        "hr",
        "body",
    ]
)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:footer|foot|copyright|nav|navbar|crumbs?|breadcrumbs?|share|sidebar|menu|toolbar|bottom)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_COLUMNS, _MOST_CELLS = 1_000, 1_000_000
_LONG_CELL = 32  # paragraphs in a cell that make its table a layout of the page
_DEEPEST = 50  # tables in tables

Span = tuple[int, int, int, int]


def read_html(data: bytes) -> Source:
    """The blocks of a web page. Raises LoadError where there is no text, or the page is nested too deep."""
    text, removed = decode(data)
    findings = [Finding("note", "全文", f"去掉了 {removed} 个看不见的控制字符")] if removed else []
    return html_source(text, findings)


def read_mhtml(data: bytes) -> Source:
    """A web page saved in one file: its first HTML part."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            return read_html(part.get_payload(decode=True) or b"")
    raise LoadError("单个文件网页里没有正文，请在浏览器中另存为“网页，仅 HTML”后再试。")


def html_source(text: str, findings: list[Finding]) -> Source:
    """The blocks of a page that is decoded already."""
    root = _parse(text)
    if _depth(root) > _DEEPEST:
        raise LoadError("网页的表格嵌套太深，无法读取，请用浏览器打开后另存或复制文字再试。")
    blocks = _Reader().read(root)
    if not blocks:
        raise LoadError(EMPTY)
    title = root.findtext(".//title") or ""
    return Source(blocks, findings, _SPACE.sub(" ", title).strip())


def _parse(text: str):
    from lxml import etree

    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        raise LoadError(EMPTY)
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise LoadError("网页的标签嵌套太深，无法读取，请用浏览器打开后另存或复制文字再试。")
    return root


def _depth(root) -> int:
    """How many tables stand inside one another, at the most."""
    from lxml import etree

    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end"), tag="table"):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


class _Reader:
    """One walk over the page, without recursion into paragraphs: text gathers until a block begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.tables = 0
        self.paragraphs = 0

    def read(self, root) -> list[Block]:
        self._walk(root)
        return self.blocks

    def _walk(self, root) -> None:
        parts: list[str] = []
        for event, element in _events(root):
            if event == "text":
                parts.append(element)
            elif event == "block":
                self._end_paragraph(parts)
            elif event == "table":
                self._end_paragraph(parts)
                self._table(element)
        self._end_paragraph(parts)

    def _end_paragraph(self, parts: list[str]) -> None:
        for line in tidy("".join(parts)).split("\n"):
            if line.strip():
                self.paragraphs += 1
                self.blocks.append(
                    Paragraph(
                        line.strip(), f"第 {self.paragraphs} 段", indented=line.startswith(("\u3000", "\xa0\xa0"))
                    )
                )
        parts.clear()

    def _table(self, table) -> None:
        if _is_layout(table):
            for cell in _own(table, ("td", "th", "caption")):
                self._walk(cell)
            return
        for caption in _own(table, ("caption",)):
            self._walk(caption)
        self.tables += 1
        if (grid := _grid(table, self.tables)) is not None:
            self.blocks.append(grid)


def _events(root) -> Iterator[tuple[str, object]]:
    """("text", str), ("block", None) and ("table", element) in print order; what is hidden is left out."""
    stack = [(root, False)]
    counted: Counter = Counter()
    while stack:
        element, done = stack.pop()
        tag = element.tag
        if done:
            if tag in _BLOCKS:
                yield "block", None
            if element is not root and element.tail:
                yield "text", element.tail.replace("\n", "\r")
            continue
        hidden = element is not root and _is_left_out(element)
        if hidden or (tag == "table" and element is not root):
            if not hidden:
                yield "table", element
            if element is not root and element.tail:
                yield "text", element.tail.replace("\n", "\r")
            continue
        yield from _opening(element, tag, counted)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element) if isinstance(child.tag, str))


def _is_left_out(element) -> bool:
    """Not shown, or the page's furniture: navigation, footer, share buttons."""
    if element.tag in _HIDDEN or element.tag in ("nav", "footer") or _NOT_SHOWN.search(element.get("style") or ""):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in ("div", "ul", "p", "section", "table") and bool(_FURNITURE.search(names))


def _opening(element, tag: str, counted: Counter) -> Iterator[tuple[str, object]]:
    if tag in _BLOCKS:
        yield "block", None
    if tag == "br":
        yield "text", "\n"
    if tag == "li" and (label := _list_label(element, counted)):
        yield "text", label
    if element.text:
        yield "text", element.text.replace("\n", "\r")


def _list_label(item, counted: Counter) -> str:
    """The number a browser prints before an item of an ordered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start") or "1"
    counted[parent] += 1
    return f"{(int(start[:6]) if start.isdecimal() else 1) + counted[parent] - 1}."


def tidy(text: str) -> str:
    """White space as a browser shows it; line ends of the file (\\r) between ideographs were none in the sentence."""
    text, _ = clean_marks(text)
    text = re.sub(r"(?<=[^\x00-\x7f])[ \t]*\r[ \t\r]*(?=[^\x00-\x7f])", "", text)
    text = re.sub(r"[ \t\r]+", " ", text)
    return re.sub(r" ?\n ?", "\n", text)


def clean_marks(text: str) -> tuple[str, int]:
    """`clean`, with the \\r that stand for line ends of the file kept."""
    kept = text.replace("\r", "\ue00d")
    cleaned, removed = clean(kept)
    return cleaned.replace("\ue00d", "\r"), removed


def _own(table, tags: tuple[str, ...]) -> list:
    """The elements with these tags in `table`, but not in a table inside it."""
    return [element for element in table.iter(*tags) if next(element.iterancestors("table"), None) is table]


def _rows(table) -> list[list]:
    rows = [row for row in _own(table, ("tr",)) if not _NOT_SHOWN.search(row.get("style") or "")]
    return [list(row.iterchildren("td", "th")) for row in rows]


def _is_layout(table) -> bool:
    """A table of one column, or around other tables, that only places things on the page."""
    rows = _rows(table)
    if not rows or max(map(len, rows)) < 2:
        return True
    if next(table.iterdescendants("table"), None) is not None:
        shared = [row for row in rows if len(row) > 1 and all(cell.find(".//table") is None for cell in row)]
        return len(shared) < 2
    return (
        any(sum(1 for _ in cell.iter("p", "h1", "h2", "h3", "div")) > _LONG_CELL for row in rows for cell in row)
        and len(rows) <= 2
    )


def _cell_text(cell) -> str:
    parts: list[str] = []
    for event, element in _events(cell):
        if event == "text":
            parts.append(element)
        elif event == "block":
            parts.append("\n")
        else:
            parts.append("\n" + "\n".join(_cell_text(inner) for inner in _own(element, ("td", "th"))) + "\n")
    lines = (line.strip() for line in tidy("".join(parts)).split("\n"))
    return "\n".join(line for line in lines if line)


def _span(cell, name: str, most: int) -> int:
    digits = re.match(r"\s*(\d{1,9})", cell.get(name) or "")
    return min(max(int(digits[1]), 1), most) if digits else 1


def _grid(table, number: int) -> Grid | None:
    """The table with its spans laid out; spans are clamped to the rows there are and to a sane width."""
    rows = _rows(table)
    texts: list[list[str]] = [[] for _ in rows]
    spans: list[Span] = []
    taken: dict[tuple[int, int], bool] = {}
    widest = min(max((len(row) for row in rows), default=0) + _MOST_COLUMNS // 5, _MOST_COLUMNS)
    for top, row in enumerate(rows):
        left = 0
        for cell in row:
            while (top, left) in taken:
                left += 1
            right = min(left + _span(cell, "colspan", widest), _MOST_COLUMNS) - 1
            bottom = min(top + _span(cell, "rowspan", 65_534), len(rows)) - 1
            if left >= _MOST_COLUMNS or len(taken) + (right - left + 1) * (bottom - top + 1) > _MOST_CELLS:
                raise LoadError("表格的列数或合并单元格多得不正常，无法读取，请检查后另存再试。")
            text = _cell_text(cell)
            for line in range(top, bottom + 1):
                for column in range(left, right + 1):
                    taken[line, column] = True
            texts[top] += [""] * (left - len(texts[top])) + [text]
            spans.append((top, left, bottom, right))
            left = right + 1
    return _laid_out(texts, spans, number)


def _laid_out(texts: list[list[str]], spans: list[Span], number: int) -> Grid | None:
    """A grid as wide as its widest row; a span beyond the cells that other rows have is cut to them."""
    width = max(
        [right + 1 for _, left, _, right in spans if left == right] or [right + 1 for *_, right in spans] or [0]
    )
    width = max([width, *(left + 1 for _, left, _, _ in spans)])
    grid = Grid([row[:width] + [""] * (width - len(row)) for row in texts], f"表 {number} ")
    expand(grid, [(top, left, bottom, min(right, width - 1)) for top, left, bottom, right in spans])
    return grid if any(any(row) for row in grid.rows) else None
