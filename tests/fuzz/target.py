"""One fuzz target. python -m tests.fuzz.target FORMAT NOTES FINDS [libFuzzer's options] CORPUS…: reads until a promise is broken."""

import hashlib
import json
import sys
import time
import zlib
from collections import Counter
from pathlib import Path

import atheris

_READ_BY = ["loaders", "openpyxl", "xlrd", "pdfplumber", "pdfminer", "html", "email", "csv", "zipfile"]
with atheris.instrument_imports(include=_READ_BY):
    import zipfile  # noqa: F401

    import xlrd  # noqa: F401

    from loaders import LoadError
    from loaders.formats import docx, encoding, pdf, xls, xlsx  # noqa: F401
    from tests import promise

from tests.fuzz.mutators import mutators  # noqa: E402
from tests.fuzz.seeds import SUFFIXES  # noqa: E402

_BEAT = 2.0  # seconds between two notes of what came out


class Target:
    """Reads what the fuzzer makes up, and counts what comes of it: a target that is always refused tests nothing."""

    def __init__(self, kind: str, notes: Path, finds: Path) -> None:
        self._kind, self._notes, self._finds = kind, notes, finds
        self._outcomes: Counter[str] = Counter()
        self._noted = time.monotonic()

    def __call__(self, data: bytes) -> None:
        suffixes = SUFFIXES[self._kind]
        name = "t" + suffixes[zlib.crc32(data) % len(suffixes)]  # of the bytes: a find is the file alone
        try:
            outcome = self._decode(data) if self._kind == "encoding" else self._read(data, name)
        except BaseException:
            find = self._finds / f"{self._kind}-{hashlib.sha256(data).hexdigest()[:8]}{Path(name).suffix}"
            find.write_bytes(data)  # libFuzzer writes what hangs or aborts, and this not always
            raise
        self._outcomes[outcome] += 1
        if time.monotonic() - self._noted > _BEAT:
            self._noted = time.monotonic()
            self._notes.write_text(json.dumps(self._outcomes, ensure_ascii=False), encoding="utf-8")

    def _read(self, data: bytes, name: str) -> str:
        outcome = promise.read(data, name)
        return outcome.code if isinstance(outcome, LoadError) else "read"

    def _decode(self, data: bytes) -> str:
        try:
            text = encoding.decode(data).text
        except LoadError as error:
            promise.assert_sentence(str(error))
            return error.code
        assert promise.unseen(text) == []
        assert text.strip()
        return "read"


def _bytewise(data: bytes, most: int) -> bytes:
    return atheris.Mutate(data, most)  # looked up late: Fuzz() puts another one there


def main() -> None:
    kind, notes, finds, *options = sys.argv[1:]
    change = mutators(_bytewise)[kind]
    atheris.Setup([sys.argv[0], *options], Target(kind, Path(notes), Path(finds)), custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
