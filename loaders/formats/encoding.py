"""Bytes -> text: by BOM, else UTF-8, else whichever of the encodings in use gives the more ordinary Chinese."""

from __future__ import annotations

import codecs
import re
import unicodedata

from loaders.schema import LoadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Characters of plain administrative prose, simplified and traditional, and its punctuation.
_ORDINARY = frozenset(
    "的一是在不了有和人中大为上个国到年以会要下出行对成方多用发作地于主分同区生能现高部门单位责任牵头配合工作任务内容序号措施"
    "市县省局委办厅政府各级街道政策建设推进加强完善管理服务开展落实企业项目经济社会完成时限项目负责机制制度安全教育文化"
    "為個國對發現門單責務內號縣廳辦進設強開實業項經濟會時負機製標區產體與學動長點領導牽頭協參舉"
    "，。、：；（）“”《》0123456789"
)
_SAMPLE = 20_000
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f"
# Zero width, direction marks, BOMs, variation selectors and tags, non-characters: none is part of a printed text.
_UNSEEN = "\xad\u061c\u180e\u200b-\u200c\u200e-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0e\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
_INVISIBLE = re.compile(f"[{_CONTROL}{_UNSEEN}\ud800-\udfff\U000e0001-\U000e01ef]")
_JOINER = "\u200d"
_LONE_JOINER = re.compile("\u200d(?![\u2600-\u27bf\U0001f000-\U0001faff])")  # between emoji it is part of the picture
_OTHER_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

#: Radicals and compatibility forms that PDFs name in place of the character they print, for the same picture.
_RADICALS = re.compile("[\u2e80-\u2fd5\uf900-\ufad9]")
_SUPPLEMENT = dict(
    zip(
        "⺁⺇⺌⺍⺒⺛⺝⺠⺧⺬⺶⺷⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰",
        "厂几小小巳旡月民牛示羊羊虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙",
        strict=True,
    )
)

EMPTY = "文件是空的，里面没有可读的内容，请换一个有内容的文件。"


def decode(data: bytes) -> tuple[str, int]:
    """The text of a file, and how many invisible characters were removed from it. Raises LoadError where it is none."""
    if not data.strip(b"\x00 \t\r\n"):
        raise LoadError(EMPTY)
    text = _decode_bytes(data)
    visible, removed = clean(text)
    if not visible.strip():
        raise LoadError(EMPTY)
    return visible, removed


def clean(text: str) -> tuple[str, int]:
    """The text with \\n for every line break and without invisible characters, and how many of them there were."""
    if any(char in text for char in _OTHER_BREAKS):
        text = _LINE_BREAKS.sub(_one_break, text)
    text = _RADICALS.sub(_character, text)
    text, removed = _INVISIBLE.subn("", text)
    if _JOINER in text:
        text, joiners = _LONE_JOINER.subn("", text)
        removed += joiners
    return text, removed


def _one_break(match: re.Match) -> str:
    return "\n" if match[0] in ("\r\n", "\r") else " "


def _character(radical: re.Match) -> str:
    return _SUPPLEMENT.get(radical[0]) or unicodedata.normalize("NFKC", radical[0])


def _decode_bytes(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _try(data[len(bom) :], encoding) or _refuse()
    if b"\x00" in data[:_SAMPLE]:
        return _most_ordinary(data, ("utf-16-le", "utf-16-be"), least=0.3) or _tolerant(data) or _refuse()
    return _try(data, "utf-8") or _most_ordinary(data, ("gb18030", "big5hkscs"), least=0) or _refuse()


def _tolerant(data: bytes) -> str | None:
    """UTF-8 with NULs in it, as some exports write."""
    text = _try(data, "utf-8")
    return text if text and text.count("\x00") < len(text) / 100 else None


def _try(data: bytes, encoding: str) -> str | None:
    """The text; a character cut in half at the very end of the file is let go. None where it is not this encoding."""
    for end in (len(data), len(data) - 1, len(data) - 2, len(data) - 3):
        try:
            return data[:end].decode(encoding)
        except UnicodeDecodeError as error:
            if end < 4 or error.start < len(data) - 4:
                return None
    return None


def _most_ordinary(data: bytes, encodings: tuple[str, ...], least: float) -> str | None:
    texts = [text for encoding in encodings if (text := _try(data, encoding))]
    best = max(texts, key=_ordinariness, default=None)
    return best if best is not None and _ordinariness(best) >= least else None


def _ordinariness(text: str) -> float:
    beyond_ascii = [char for char in text[:_SAMPLE] if not char.isascii()]
    return sum(char in _ORDINARY for char in beyond_ascii) / max(len(beyond_ascii), 1)


def _refuse() -> str:
    raise LoadError("文件不是文本（无法按 UTF-8 或 GB18030 读出文字），请另存为纯文本（UTF-8）后再试。")
