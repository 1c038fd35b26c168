"""What the fuzzer starts from: the golden cases and the hostile files of each format, cut down to what a reader looks at."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.attacks import archives, cells, disguises, documents, encodings, formulas, names, office, structures  # noqa: F401
from tests.attacks.base import ATTACKS, TABLE

ROOT = Path(__file__).parents[2]
_LARGEST = 8_192  # a larger one is slow and mutated where nobody looks
#: Format -> the suffixes of its cases, and the names its files may have.
SUFFIXES = {
    "text": (".txt", ".tsv", ".csv"),
    "html": (".html", ".htm"),
    "markdown": (".md",),
    "docx": (".docx",),
    "xlsx": (".xlsx",),
    "xls": (".xls",),
    "pdf": (".pdf",),
    "encoding": (".txt", ".tsv", ".csv"),
}
_STREAM = re.compile(rb"/Filter\s*\[?\s*/FlateDecode\s*\]?|stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_UNREAD = ("docProps", "theme", "settings", "webSettings", "fontTable", "customXml", "thumbnail", "Effects")


def seeds(kind: str) -> Iterator[bytes]:
    """The files of a format, without what its reader does not look at."""
    files = [path.read_bytes() for path in sorted((ROOT / "tests/cases").iterdir()) if _is_of(path.name, kind)]
    files += [attack.build() for attack in ATTACKS.values() if attack.name.endswith(SUFFIXES[kind])]
    if kind == "markdown":
        files.append(_markdown().encode())
    lean = _LEAN.get(kind, bytes)
    yield from (file for file in map(lean, files) if file and len(file) <= _LARGEST)


def _is_of(name: str, kind: str) -> bool:
    return name.endswith(SUFFIXES[kind]) and not name.endswith(".expected.csv")


def _markdown() -> str:
    header, *rows = (f"| {' | '.join(row)} |" for row in TABLE)
    return "\n".join(["# 分工", "", header, "|---" * len(TABLE[0]) + "|", *rows, ""])


def lean_archive(data: bytes) -> bytes:
    """The parts that are read; of the styles of Word those with numbers. Nothing where it is no archive of ordinary size."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not any(name in entry.filename for name in _UNREAD)]
            if len(entries) > 50 or sum(entry.file_size for entry in entries) > 200_000:
                return b""
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except Exception:  # hostile on purpose: others start from it
        return b""
    for name in parts:
        if name.endswith("styles.xml") and "word" in name:
            parts[name] = re.sub(rb"<w:style (?:(?!</w:style>|numPr).)*</w:style>", b"", parts[name], flags=re.DOTALL)
            parts[name] = re.sub(rb"<w:latentStyles.*?</w:latentStyles>", b"", parts[name], flags=re.DOTALL)
    return packed(parts)


def packed(parts: dict[str, bytes]) -> bytes:
    """An archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def inflated(pdf: bytes) -> bytes:
    """A PDF whose page contents are plain, so that a change in them is one in what is drawn."""

    def plain(found: re.Match) -> bytes:
        try:
            return b"stream\n" + zlib.decompress(found[1]) + b"\nendstream" if found[1] else b""
        except zlib.error:
            return found[0]

    return re.sub(rb"/Length \d+(?! \d+ R)", b"/Length 0", _STREAM.sub(plain, pdf))  # then it ends at endstream


_LEAN = {"docx": lean_archive, "xlsx": lean_archive, "pdf": inflated}
