"""Every hostile file comes to what the table says: read right, or refused in one sentence, at small cost."""

import re
import resource
import time
from collections.abc import Sequence

import pytest

from dashboard.library.worker_pool import read_apart
from dashboard.model.dataset import make_dataset
from dashboard.model.stored_document import StoredDocument
from loaders import Document, LoadError, load_document
from tests.attacks import archives, bounds, cells, disguises, documents, encodings, formulas, growth, names, structures  # noqa: F401
from tests.attacks.base import ATTACKS
from tests.attacks.expected import EXPECTED, Reads, Refuses
from tests.attacks.watch import trap_called, watched
from tests.promise import texts, unseen

_SECONDS_APART = 30.0
_MEGABYTES = 400  # of a child, which takes 150 with nothing to read
_IDS = {"a": 13, "b": 6, "c": 21, "d": 38, "e": 52, "f": 13}
_TECHNICAL = re.compile(r"Error|Exception|Traceback|\.py|/|\\|root:")


def read(attack_id: str) -> Document | LoadError:
    """What comes of the attack's file, within the bounds on time and memory, with nothing written or fetched."""
    attack, expected = ATTACKS[attack_id], EXPECTED[attack_id]
    data = attack.build()
    outcome = _read_apart(data, attack.name) if expected.apart else _read_here(data, attack.name, expected.seconds)
    assert not trap_called()
    return outcome


def _read_here(data: bytes, name: str, seconds: float) -> Document | LoadError:
    started = time.process_time()
    try:
        with watched() as seen:
            return load_document(data, name=name)
    except LoadError as error:
        return error
    finally:
        assert time.process_time() - started < seconds
        assert seen == []


def _read_apart(data: bytes, name: str) -> Document | LoadError:
    before = _peak(resource.RUSAGE_CHILDREN), _peak(resource.RUSAGE_SELF)
    try:
        return read_apart(data, name=name, seconds=_SECONDS_APART)
    except LoadError as error:
        return error
    finally:
        assert _peak(resource.RUSAGE_CHILDREN) <= max(
            *before, _MEGABYTES
        )  # a child begins with the memory of this process
        assert _peak(resource.RUSAGE_SELF) <= before[1] + 20


def _peak(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


@pytest.mark.parametrize("attack_id", EXPECTED)
def test_an_attack_comes_to_what_the_table_says(attack_id):
    outcome, expected = read(attack_id), EXPECTED[attack_id]

    if isinstance(expected, Refuses):
        assert isinstance(outcome, LoadError)
        assert_one_sentence(str(outcome))
        assert expected.words in str(outcome)
        return
    if isinstance(outcome, LoadError):
        raise outcome
    assert_reads(outcome, expected)


def assert_one_sentence(message: str) -> None:
    assert message.endswith("。")
    assert message.count("。") == 1
    assert len(message) < 120
    assert not _TECHNICAL.search(message)
    assert unseen(message) == []


def agencies_of(document: Document | StoredDocument, like: Sequence | int) -> Sequence | int:
    """The document's agencies in the form of `like`: how many, (role, agency), or names alone."""
    pairs = make_dataset(document).tables.rows("SELECT role, agency FROM assignments ORDER BY line")
    if isinstance(like, int):
        return len(pairs)
    return type(like)(pairs if isinstance(like[0], tuple) else [agency for _, agency in pairs])


def assert_reads(document: Document | StoredDocument, expected: Reads) -> None:
    assert agencies_of(document, like=expected.agencies) == expected.agencies
    assert expected.finding in "\n".join(map(str, document.findings))
    shown = "\n".join(texts(document))
    assert unseen(shown) == []
    assert "root:" not in shown
    assert "_x000D_" not in shown
    shown.encode()


def test_every_attack_has_a_row_in_the_table_and_every_row_its_attack():
    known = {f"{kind}{at:02}" for kind, count in _IDS.items() for at in range(1, count + 1)}

    assert ATTACKS.keys() == EXPECTED.keys()
    assert known <= EXPECTED.keys()


def test_what_was_escaped_twice_is_decoded_once():
    actions = read("a09").actions

    assert actions["measure"].tolist() == ["&lt;b&gt;任务&lt;/b&gt;"] * 3


def test_templates_stand_in_measures_as_written():
    assert read("a11").actions["measure"].tolist() == list(cells.TEMPLATES)


def test_an_entity_of_a_page_stays_as_it_is_written():
    assert "&j;" in read("d36").actions["source"].iloc[0]


def test_a_nested_table_stays_in_its_cell():
    actions = read("d18").actions

    assert len(actions) == 3
    assert "市假局" in actions["source"].iloc[1]


def test_both_ragged_rows_are_named():
    assert {str(finding.place) for finding in read("d24").findings} == {"文件第 2 行", "文件第 4 行"}


def test_look_alikes_are_reported_as_perhaps_one():
    found = "\n".join(map(str, read("f04").findings))

    assert "“市A类办”与“市Ａ类办”写法相近，可能是同一单位" in found
    assert "“市政府(办)”与“市政府（办）”写法相近，可能是同一单位" in found


def test_each_mark_for_no_agency_is_reported_with_its_row():
    found = [finding for finding in read("b06").findings if finding.code == "mark-for-no-agency"]

    assert {finding.values["mark"]: finding.source_row for finding in found} == {"-": 1, "—": 2, "/": 3, "无": 4}
    assert len(read("b06").actions) == 5


def test_the_rows_of_an_unknown_header_are_shown_without_what_is_invisible():
    with pytest.raises(LoadError) as error:
        load_document("甲\u202e\t乙\x01\t&#x202e;\n丙\t丁\t戊\n".encode(), name="t.tsv")

    assert error.value.sample.rows == (("甲", "乙", ""), ("丙", "丁", "戊"))


def test_the_widest_table_and_the_longest_cell_are_read():
    header = ["工作任务", "责任单位", *["备注"] * 198]
    row = ["1." + "长" * 32_765, "市教育局", *["x"] * 198]

    assert load_document(structures.tsv([header, row]).encode(), name="t.tsv").assignments["agency"].tolist() == [
        "市教育局"
    ]
