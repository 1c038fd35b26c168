"""The filter: OR within a field, AND between fields, and which field to empty when nothing is left."""

from urllib.parse import parse_qs, urlencode

import pytest

from dashboard.model.dataset import make_dataset
from dashboard.model.filters import Filter, typed
from dashboard.model.selection import Selection, relaxations
from dashboard.text import t
from dashboard.text.gloss import key_of
from tests.conftest import document

EIGHT, TEN = "8. 有效落实小微企业金融政策", "10. 扩大小微信贷风险补偿金规模"


def shown(dataset, **fields) -> tuple[int, int]:
    """(assignments, actions) that the filter lets through."""
    counts = Selection(dataset, Filter(**fields)).counts
    return counts["assignments"], counts["actions"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, (48, 17)),
        ({"measure": (EIGHT,)}, (6, 3)),
        ({"measure": (EIGHT, TEN)}, (9, 5)),
        ({"agency": ("省金融办",)}, (7, 7)),
        ({"agency": ("省金融办", "省国资委")}, (10, 7)),
        ({"agency": ("各市政府",)}, (3, 3)),
        ({"role": ("lead",)}, (25, 17)),
        ({"role": ("lead", "responsible")}, (48, 17)),
        ({"agency": ("省金融办",), "role": ("lead",)}, (5, 5)),
        ({"measure": (TEN,), "role": ("responsible",)}, (0, 0)),
        ({"q": "信用山西"}, (3, 1)),
        ({"q": "信用山西 小微"}, (3, 1)),
        ({"q": "失信 太原海关"}, (1, 1)),
        ({"q": "信用山西 转贷续贷"}, (0, 0)),
        ({"q": "太原海关"}, (1, 1)),
        ({"q": "  "}, (48, 17)),
        ({"q": ".*"}, (0, 0)),
        ({"measure": (EIGHT,), "agency": ("省财政厅",), "role": ("lead",), "q": "补贴"}, (0, 0)),
    ],
)
def test_the_filter_is_or_within_a_field_and_and_between_fields(dataset, fields, expected):
    assert shown(dataset, **fields) == expected


def test_words_are_found_whatever_their_case_and_width():
    dataset = make_dataset(document("（一）建设ABC平台\tＷＴＯ办\t\n"))

    assert shown(dataset, q="abc") == shown(dataset, q="wto") == shown(dataset, q="ＡＢＣ") == (1, 1)


def test_an_action_without_agencies_shows_until_agency_or_role_is_asked_for():
    dataset = make_dataset(document("（一）甲\t甲局\t\n（二）乙。无人\t\t\n"))

    assert shown(dataset) == (1, 2)
    assert shown(dataset, q="无人") == (0, 1)
    assert shown(dataset, measure=("1. 甲",)) == (1, 1)
    assert shown(dataset, role=("lead",)) == (1, 1)


def test_an_empty_result_says_which_filter_to_relax(dataset):
    chosen = Selection(dataset, Filter(measure=(TEN,), role=("responsible",)))

    assert relaxations(chosen) == [("measure", 11), ("role", 2)]


def read(dataset, address: str) -> tuple[Filter, tuple[tuple[str, str], ...]]:
    return Filter.from_query(parse_qs(address), dataset, key_of)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", Filter()),
        (f"measure={EIGHT}&agency=省金融办&agency=省国资委&role=lead&q=担保", Filter((), (EIGHT,), ("省金融办", "省国资委"), ("lead",), "担保")),
        ("measure=8&role=牵头", Filter(measure=(EIGHT,), role=("lead",))),
        ("measure=有效落实小微企业金融政策&role=Lead", Filter(measure=(EIGHT,), role=("lead",))),
        ("agency=省金融办 · financial affairs office (province)", Filter(agency=("省金融办",))),
        ("agency=省金融办&agency=省金融办&role=", Filter(agency=("省金融办",))),
        ("q=甲&q= 信用​山西 ", Filter(q="信用山西")),
        ("rows=actions&lang=en", Filter()),
    ],
)  # fmt: skip
def test_an_address_is_read_as_a_filter_also_where_it_is_written_in_short(dataset, address, expected):
    assert read(dataset, address) == (expected, ())


def test_what_an_address_names_in_vain_is_told_beside_the_filter(dataset):
    assert read(dataset, "agency=早已撤销的局&agency=省金融办&role=chair&measure=99") == (
        Filter(agency=("省金融办",)), (("measure", "99"), ("agency", "早已撤销的局"), ("role", "chair")),
    )  # fmt: skip


def test_a_filter_is_read_back_from_the_address_that_it_writes(dataset):
    filter_ = Filter(measure=(EIGHT, TEN), agency=("省金融办",), role=("lead", "responsible"), q="担保 & 50% #")

    assert read(dataset, urlencode(filter_.to_query())) == (filter_, ())


def test_a_document_is_named_by_its_key_or_its_title(dataset):
    together = make_dataset(dataset.documents[0], document("（一）乙\t甲局\t\n", name="other.txt"))

    assert read(together, "document=other.txt")[0] == read(together, "document=other")[0] == Filter(("other.txt",))


def test_a_filter_is_said_in_words(dataset):
    filter_ = Filter(measure=(EIGHT,), agency=tuple(dataset.agencies[:5]), role=("lead",), q="担保")

    assert filter_.words(t, dataset) == (
        f"措施：{EIGHT} · 单位：省金融办、省国资委、省金控集团 等 5 个 · 角色：牵头 · 关键词：“担保”"
    )


@pytest.mark.parametrize(
    ("filter_", "name"),
    [
        (Filter(), "责任分工.csv"),
        (Filter(agency=("省金融办",), role=("lead",)), "责任分工_省金融办_牵头.csv"),
        (Filter(measure=(EIGHT,)), "责任分工_措施8.csv"),
        (Filter(q='../a:b"c'), "责任分工_..abc.csv"),
        (Filter(q="长" * 200), "责任分工_" + "长" * 75 + ".csv"),
    ],
)
def test_the_file_name_says_the_filter_and_is_safe_on_windows(filter_, name):
    assert filter_.file_name("责任分工", t) == name


def test_the_file_name_speaks_the_language_of_the_page(english):
    assert Filter(measure=(EIGHT,), role=("lead",)).file_name("assignments", t) == "assignments_measure 8_Lead.csv"


def test_measures_of_two_sections_with_the_same_number_and_title_are_kept_apart():
    dataset = make_dataset(document("一、甲类\t\t\n1.加强领导\t甲局\t\n二、乙类\t\t\n1.加强领导\t乙局\t\n"))

    assert dataset.measures == ("1. 加强领导（甲类）", "1. 加强领导（乙类）")


def test_marks_that_turn_a_line_round_are_no_part_of_what_is_searched():
    assert typed(" 企业\u202eabc\u2066 ") == "企业abc"
