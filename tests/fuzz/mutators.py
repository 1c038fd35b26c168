"""Changes to a file that leave most of it what it was: libFuzzer's own know bytes, these know tags, cells, parts and records."""

import copy
import io
import random
import re
import struct
import zipfile
from collections.abc import Callable, Sequence

from lxml import etree

from tests.fuzz.seeds import packed

Mutator = Callable[[bytes, int, int], bytes]
Change = Callable[[bytes, int], bytes]

_VOCABULARY = [
    "序号",
    "工作任务",
    "任务",
    "牵头单位",
    "责任单位",
    "配合单位",
    "督办单位",
    "完成时限",
    "牵头单位、配合单位",
    "（牵头单位：市财政局）",
    "市教育局",
    "市财政局、市民政局",
    "各县、市、区政府",
    "（",
    "）",
    "《",
    "》",
    "：",
    "；",
    "、",
    "，",
    "。",
    "一、",
    "（一）",
    "1.",
    "1.推进。做好",
    "（1）",
    "等部门",
    "按职责分工负责",
    "牵头",
    "配合",
    "2025年底前",
    "同上",
    "〃",
    "-",
    "无",
    "\u3000",
    "\u202e",
    "\ufeff",
    "𠮷",
]
WORDS = [word.encode() for word in _VOCABULARY]
NUMBERS = [
    b"0",
    b"-1",
    b"1",
    b"2",
    b"255",
    b"65536",
    b"1048577",
    b"999999999",
    b"4294967295",
    b"1e308",
    b"NaN",
    b"",
    b"A1:XFD9",
]
_TAGS = [
    b"<table>", b"</table>", b"<tr>", b"</tr>", b"<td>", b"</td>", b"<td rowspan=3 colspan=2>", b"<p>", b"<br>", b"<ol start=3>", b"<li>",
    b"<caption>", b"<!--", b"-->", b"<script>", b"</body>", b"&#x202e;", b"&#0;", b"&nbsp;", b"&#xD800;", b"<title>",
]  # fmt: skip
_PDF_WORDS = [
    b"re",
    b"Tj",
    b"TJ",
    b"Tf",
    b"Tm",
    b"cm",
    b"q",
    b"Q",
    b"BT",
    b"ET",
    b"l",
    b"m",
    b"S",
    b"[",
    b"]",
    b"<<",
    b">>",
    b"R",
    b"null",
]
_XML = re.compile(rb"<[^<>]*>|[^<>]+")
_CELLS = re.compile(rb"[\t\n,;|]|[^\t\n,;|]+")
_SPACED = re.compile(rb"\s+|[^\s]+")
_STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)
_VALUE = re.compile(rb"""=\s*["'][^"']*["']""")
_MOST_COPIES = 40
_MOST_ELEMENTS = 2_000
_BYTEWISE = 0.1  # of the changes: they make most texts undecodable, which the target of the encodings is for


def by_tokens(pattern: re.Pattern, words: Sequence[bytes], bytewise: Change) -> Mutator:
    """Tokens of the pattern left out, doubled, moved, exchanged for a word; and some of the time a change by bytes."""

    def change(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < _BYTEWISE:
            return bytewise(data, most)
        tokens = pattern.findall(data) or [b""]
        for _ in range(chance.choice((1, 1, 2, 4))):
            _change_one(tokens, words, chance)
        return b"".join(tokens)[:most]

    return change


def _change_one(tokens: list[bytes], words: Sequence[bytes], chance: random.Random) -> None:
    at, other = (chance.randrange(len(tokens) or 1) for _ in range(2))
    end = min(len(tokens), at + chance.choice((1, 1, 3, 10)))
    some = tokens[at:end]
    match chance.randrange(6):
        case 0:
            del tokens[at:end]
        case 1:
            tokens[at:at] = some * chance.choice((1, 2, _MOST_COPIES))
        case 2:
            tokens[other:other] = some
        case 3 if tokens:
            tokens[at], tokens[other] = tokens[other], tokens[at]
        case 4 if tokens:
            tokens[at] = _with_value(tokens[at], chance)
        case _:
            tokens[at:end] = [chance.choice(words)]


def _with_value(token: bytes, chance: random.Random) -> bytes:
    """The token with another number in one of its attributes, or in the place of it."""
    values = list(_VALUE.finditer(token))
    number = chance.choice(NUMBERS)
    if not values:
        return re.sub(rb"\d+", number, token, count=1)
    found = chance.choice(values)
    return token[: found.start()] + b'="' + number + b'"' + token[found.end() :]


def by_elements(loosely: Mutator) -> Mutator:
    """Elements of an XML part left out, doubled, moved, their attributes and texts changed; it stays well-formed, mostly."""

    def changed(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        try:
            root = etree.fromstring(data)
        except etree.XMLSyntaxError:
            return loosely(data, most, seed)
        if chance.random() < _BYTEWISE:
            return loosely(data, most, seed)
        for _ in range(chance.choice((1, 1, 2, 4))):
            _change_element(list(root.iter("*")), chance)
        return etree.tostring(root)

    return changed


def _change_element(elements: list[etree._Element], chance: random.Random) -> None:
    one, other = chance.choice(elements), chance.choice(elements)
    parent = one.getparent()
    match chance.randrange(6):
        case 0 if parent is not None:
            parent.remove(one)
        case 1 if parent is not None:
            for _ in range(chance.choice((1, 2, _MOST_COPIES))):
                parent.insert(parent.index(one), copy.deepcopy(one))
        case 2 if parent is not None and len(elements) < _MOST_ELEMENTS:
            other.append(copy.deepcopy(one))
        case 3 if one.attrib:
            name = chance.choice(one.keys())
            one.set(name, chance.choice([number.decode() for number in NUMBERS] + other.values()))
        case 4 if other.attrib:
            one.attrib.update([chance.choice(other.items())])
        case _:
            one.text = chance.choice(_VOCABULARY)


def by_parts(change: Mutator, bytewise: Change) -> Mutator:
    """One part of an archive changed, so that the archive opens all the same; now and then the archive itself."""

    def changed(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        parts = _parts(data)
        if not parts or chance.random() < 0.02:
            return bytewise(data, most)
        name = chance.choice(sorted(parts, key=_interest)[-6:])
        if chance.random() < 0.02:
            del parts[name]
        else:
            parts[name] = change(parts[name], 4 * most, chance.randrange(2**32))
        archive = packed(parts)
        return archive if len(archive) <= most else data

    return changed


def _interest(name: str) -> bool:
    return any(word in name for word in ("document", "sheet", "sharedStrings", "numbering", "styles"))


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {entry.filename: archive.read(entry) for entry in archive.infolist() if entry.file_size < 2**20}
    except Exception:  # what earlier changes made of it; the caller goes on by bytes
        return {}


def by_streams(change: Mutator) -> Mutator:
    """What is drawn on a page changed, mostly, and not the objects around it."""

    def changed(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        streams = list(_STREAM.finditer(data))
        if not streams or chance.random() < _BYTEWISE:
            return change(data, most, seed)
        found = chance.choice(streams)
        drawn = change(found[1], most, chance.randrange(2**32))
        return (data[: found.start(1)] + drawn + data[found.end(1) :])[:most]

    return changed


def by_records(bytewise: Change) -> Mutator:
    """A field of a BIFF record changed in place: what stands around it keeps its offset."""

    def changed(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.2:
            return bytewise(data, most)
        book = bytearray(data)
        records = _records(data)
        for _ in range(chance.choice((1, 1, 2, 4)) if records else 0):
            start, length = chance.choice(records)
            at = chance.randrange(start, start + max(length - 1, 1))
            value = chance.choice((0, 1, 2, 0x7F, 0xFF, 0x100, 0x3FFF, 0x7FFF, 0xFFFF, chance.randrange(2**16)))
            if at + 2 <= len(book):
                struct.pack_into("<H", book, at, value)
        return bytes(book)

    return changed


def _records(data: bytes) -> list[tuple[int, int]]:
    """(start, length) of the bodies of the records from the first BOF on, heads included in every other one."""
    at, found = data.find(b"\x09\x08\x10\x00"), []
    while 0 <= at <= len(data) - 4:
        kind, length = struct.unpack_from("<HH", data, at)
        if length:
            found += [(at + 4, length), (at, 4)] if len(found) % 8 == 0 else [(at + 4, length)]
        at += 4 + length
        if kind == 0 and length == 0:
            break
    return found


def mutators(bytewise: Change) -> dict[str, Mutator]:
    """The mutator of each format."""
    text = by_tokens(_CELLS, WORDS, bytewise)
    xml = by_elements(by_tokens(_XML, [*WORDS, *NUMBERS], bytewise))
    return {
        "text": text,
        "html": by_tokens(_XML, [*WORDS, *_TAGS], bytewise),
        "markdown": by_tokens(_CELLS, [*WORDS, b"#", b"**", b"|---|---|", b"- ", b"> ", b"\\|"], bytewise),
        "docx": by_parts(xml, bytewise),
        "xlsx": by_parts(xml, bytewise),
        "xls": by_records(bytewise),
        "pdf": by_streams(by_tokens(_SPACED, [*_PDF_WORDS, *NUMBERS], bytewise)),
        "encoding": lambda data, most, _seed: bytewise(data, most),
    }
