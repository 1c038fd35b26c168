"""Bytes -> lines of cells. Nothing here knows what a cell means."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from loaders.schema import LoadError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Control characters, zero width, direction marks, BOMs: none is part of a printed text.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


class Line(NamedTuple):
    """One line of the file: its number from 1, and its cells as they stand in the file."""

    number: int
    cells: list[str]


def decode(data: bytes) -> tuple[str, int]:
    """The text of a file, by its BOM, else UTF-8, else GB18030; and how many invisible characters were removed."""
    if not data.strip(b"\x00 \t\r\n"):
        raise LoadError("文件是空的，里面没有可读的内容，请换一个有内容的文件。")
    text = _decode_bytes(data).replace("\r\n", "\n").replace("\r", "\n")
    visible, removed = _INVISIBLE.subn("", text)
    if not visible.strip():
        raise LoadError("文件是空的，里面没有可读的内容，请换一个有内容的文件。")
    return visible, removed


def _decode_bytes(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _try(data[len(bom) :], encoding)
    if b"\x00" in data:
        raise _not_text()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _try(data, "gb18030")


def _try(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise _not_text() from None


def _not_text() -> LoadError:
    return LoadError("文件不是文本（无法按 UTF-8 或 GB18030 读出文字），请另存为纯文本（UTF-8）后再试。")


def read_lines(text: str) -> list[Line]:
    """The lines that hold anything, split at tabs."""
    lines = enumerate(text.split("\n"), start=1)
    return [Line(number, line.split("\t")) for number, line in lines if not line.isspace() and line]
