"""Bytes -> text: by byte order mark, else as UTF-8, else in the encoding that gives the most ordinary Chinese.

Only a few encodings are in use, and the most common characters distinguish them better than a general detector could.
"""

import codecs
import contextlib
import os
import re
import unicodedata
from typing import NamedTuple, NoReturn

from loaders.messages import LoadError
from loaders.vocabulary.places import PLACES
from loaders.vocabulary.radicals import RADICALS
from loaders.vocabulary.symbols import plain_symbol

NAME_ENDS = "局委办厅院会室府司"  # of most departments
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The characters and the punctuation of plain administrative prose, simplified and traditional.
_ORDINARY = frozenset(
    "的一是在不了有和人中大为上个国到年以会要下出行对成方多用发作地于主分同区生能现高部门单位责任牵头配合工作任务内容序号措施"
    "市县省局委办厅政府各级街道政策建设推进加强完善管理服务开展落实企业项目经济社会完成时限项目负责机制制度安全教育文化"
    "為個國對發現門單責務內號縣廳辦進設強開實業項經濟會時負機製標區產體與學動長點領導牽頭協參舉"
    "，。、：；（）“”《》0123456789"
)
_SAMPLE = 20_000
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f"
# Zero-width characters, direction marks, BOMs, variation selectors, tags, joiners of hieroglyphs, shorthand and music,
# unprinted vowels and dots, and non-characters: none of them is visible in a printed text.
_UNSEEN = "\xad\u034f\u061c\u17b4-\u17b5\u180b-\u180f\u200b-\u200c\u200e-\u200f\u202a-\u202e\u2060-\u206f\u2800\ufe00-\ufe0e\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
_JOINING = "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
_BEYOND = "\U000e0001-\U000e01ef" + "".join(
    chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF)
)
_INVISIBLE = re.compile(f"[{_CONTROL}{_UNSEEN}\ud800-\udfff{_JOINING}{_BEYOND}]")
# After an emoji, this character asks for the coloured picture.
_SELECTOR = "\ufe0f"
_LONE_SELECTOR = re.compile(
    "(?<![\u203c-\u2bff\u3030-\u303d\u3297\u3299\xa9\xae\U0001f000-\U0001faff])\ufe0f(?!\u20e3)"
)
_JOINER = "\u200d"
_LONE_JOINER = re.compile("\u200d(?![\u2600-\u27bf\U0001f000-\U0001faff])")  # between emoji it is part of the picture
#: Blanks of other widths, which are read as the ordinary one. The ideographic blank and the one that does not break stay.
_OTHER_BLANKS = "\u1680\u2000-\u200a\u202f\u205f"
_BLANKS = re.compile(f"[{_OTHER_BLANKS}]")
#: The blank without width is a blank between what may be two names.
_BETWEEN_NAMES = re.compile(f"(?<=[{NAME_ENDS}])\u200b+(?=[{PLACES}各])")
_OTHER_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

#: Radicals and compatibility forms that a PDF may give instead of the ordinary character with the same shape.
_RADICAL = "\u2e80-\u2fd5\uf900-\ufad9"
_RADICALS = re.compile(f"[{_RADICAL}]")
#: Characters of a symbol font that came without their font: a bullet, a tick, a pencil.
_SYMBOL = "\uf020-\uf0ff"
_SYMBOLS = re.compile(f"[{_SYMBOL}]")
#: All characters that `clean` changes, with rare ideographs between them: few ranges are searched faster than many.
_UNCLEAN = re.compile(
    f"[{_CONTROL}{_UNSEEN}\ud800-\udfff{_JOINING}\U0001fffe-\U0010ffff{_JOINER}{_SELECTOR}{_OTHER_BREAKS}{_OTHER_BLANKS}{_SYMBOL}{_RADICAL}]"
)


class Decoded(NamedTuple):
    """A file's text, the number of invisible characters removed from it, and whether its last character was cut off."""

    text: str
    removed: int
    cut: bool


def file_name(name: str) -> str:
    """The name of a file, as Python gives it, as text that can be written anywhere.

    An archive from a Chinese Windows may leave GBK bytes in a name, which Python keeps as surrogates: they are decoded as
    GB18030 if they are that, and escaped otherwise.
    """
    try:
        name.encode()
        return name
    except UnicodeEncodeError:
        with contextlib.suppress(UnicodeDecodeError):
            return clean(os.fsencode(name).decode("gb18030"))[0]
        return escaped(name)


def escaped(name: str) -> str:
    r"""The name of a file with \xb7, for example, for each byte that is not UTF-8."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def decode(data: bytes) -> Decoded:
    """The text of a file. Raises LoadError if the bytes are not text."""
    if not data.strip(b"\x00 \t\r\n"):
        raise LoadError("file-empty")
    text, cut = _decode_bytes(data) or _refuse(data)
    visible, removed = clean(text)
    if not visible.strip():
        raise LoadError("file-empty")
    return Decoded(visible, removed, cut)


def clean(text: str) -> tuple[str, int]:
    """The text with \\n for every line break and without invisible characters, and how many of them there were."""
    if not _UNCLEAN.search(text):
        return text, 0
    if any(char in text for char in _OTHER_BREAKS):
        text = _LINE_BREAKS.sub(_one_break, text)
    text = _SYMBOLS.sub(lambda match: plain_symbol(match[0]), _RADICALS.sub(_character, text))
    text = _BETWEEN_NAMES.sub(" ", _BLANKS.sub(" ", text))
    text, removed = _INVISIBLE.subn("", text)
    for char, lone in ((_JOINER, _LONE_JOINER), (_SELECTOR, _LONE_SELECTOR)):
        if char in text:
            text, count = lone.subn("", text)
            removed += count
    return text, removed


def _one_break(match: re.Match[str]) -> str:
    return "\n" if match[0] in ("\r\n", "\r") else " "


def _character(radical: re.Match[str]) -> str:
    return RADICALS.get(radical[0]) or unicodedata.normalize("NFKC", radical[0])


Attempt = tuple[str, bool] | None


def _decode_bytes(data: bytes) -> Attempt:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _try(data[len(bom) :], encoding)
    if b"\x00" in data[:_SAMPLE]:
        return _most_ordinary(data, ("utf-16-le", "utf-16-be"), least=0.3) or _tolerant(data)
    return _try(data, "utf-8") or _most_ordinary(data, ("gb18030", "big5hkscs"), least=0)


def _tolerant(data: bytes) -> Attempt:
    """The text of UTF-8 with a few NULs, as some exports write it."""
    read = _try(data, "utf-8")
    return read if read and read[0].count("\x00") < len(read[0]) / 100 else None


def _try(data: bytes, encoding: str) -> Attempt:
    """The text, and whether half a character at its end was dropped; None if the bytes are not in this encoding."""
    for end in (len(data), len(data) - 1, len(data) - 2, len(data) - 3):
        try:
            return data[:end].decode(encoding), end < len(data)
        except UnicodeDecodeError as error:
            if end < 4 or error.start < len(data) - 4:
                return None
    return None


def _most_ordinary(data: bytes, encodings: tuple[str, ...], least: float) -> Attempt:
    attempts = [read for encoding in encodings if (read := _try(data, encoding))]
    best = max(attempts, key=lambda read: _ordinariness(read[0]), default=None)
    return best if best is not None and _ordinariness(best[0]) >= least else None


def _ordinariness(text: str) -> float:
    beyond_ascii = [char for char in text[:_SAMPLE] if not char.isascii()]
    return sum(char in _ORDINARY for char in beyond_ascii) / max(len(beyond_ascii), 1)


def _refuse(data: bytes) -> NoReturn:
    """Raise the LoadError for a file that is not text; it names the first line that is not UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise LoadError("line-not-text", line=data.count(b"\n", 0, error.start) + 1) from None
    raise LoadError("not-text")
