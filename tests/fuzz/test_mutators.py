"""The fuzzer's own changes to files: they get past a format's first layer, where most of the reader is not."""

import pytest

from loaders import LoadError, load_document
from tests.fuzz.mutators import mutators
from tests.fuzz.seeds import SUFFIXES, seeds

_CHANGES = 12


def unchanged(data: bytes, _most: int) -> bytes:
    return data


@pytest.mark.parametrize("kind", ["docx", "xlsx", "xls", "pdf", "html"])
def test_a_changed_file_mostly_opens(kind):
    change = mutators(unchanged)[kind]
    seed = next(seed for seed in seeds(kind) if _opens(seed, kind))
    changed = [change(seed, 2**16, at) for at in range(_CHANGES)]

    assert sum(made != seed for made in changed) > _CHANGES / 2
    assert sum(_opens(made, kind) for made in changed) > _CHANGES / 2


def _opens(data: bytes, kind: str) -> bool:
    try:
        load_document(data, name=f"t{SUFFIXES[kind][0]}")
    except LoadError as error:
        return error.code != "file-damaged"
    return True


def test_every_format_has_files_to_start_from():
    assert {kind: len(list(seeds(kind))) > 0 for kind in SUFFIXES} == dict.fromkeys(SUFFIXES, True)
