"""The register of agencies: what the table must state for each fact, and how names are looked up."""

from dataclasses import replace

import pytest

from dashboard.library.catalogue import AGENCIES
from dashboard.model.agency_register import check, read_agencies

FACTS = read_agencies(AGENCIES.read_bytes())
TAX = FACTS.find("省国税局")


def test_every_agency_of_the_bundled_document_is_in_the_table(dataset):
    assert [name for name in dataset.agencies if FACTS.find(name) is None] == []


def test_a_fact_comes_with_its_source_and_how_sure_it_is():
    assert (TAX.full_name, TAX.kind, TAX.confidence) == ("山西省国家税务局", "中央驻晋机构", "well-known")
    assert (TAX.successor, TAX.since, TAX.since_confidence) == ("国家税务总局山西省税务局", "2018-06-15", "verified")
    assert all(agency.source for agency in FACTS.agencies)


def test_what_is_not_certain_is_unsure_in_the_table():
    unsure = [agency.name for agency in FACTS.agencies if agency.successor_confidence == "unsure"]

    assert unsure == ["省中小企业局"]
    assert FACTS.find("各资产管理公司").successor == ""


def test_a_name_is_found_by_full_name_alias_and_half_width_brackets():
    assert FACTS.find("山西省国家税务局") is TAX
    assert FACTS.find("各市(县)政府") is FACTS.find("各市（县）政府")
    assert FACTS.find("各市政府") is not FACTS.find("各市（县）政府")
    assert FACTS.find("省教育厅") is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"source": ""}, "source is missing"),
        ({"full_name": " "}, "full_name is missing"),
        ({"confidence": "sure"}, "confidence is not one of"),
        ({"successor_confidence": ""}, "successor_confidence is not one of"),
        ({"since_confidence": ""}, "since_confidence is not one of"),
        ({"since": "2018年"}, "since is not a date"),
        ({"successor": "", "successor_confidence": ""}, "since has no successor"),
        ({"name": "省地税局"}, "is also"),
    ],
)
def test_a_fact_without_source_confidence_or_form_is_refused(change, said):
    with pytest.raises(ValueError, match=said):
        check([FACTS.find("省地税局"), replace(TAX, **change)])


@pytest.mark.parametrize("data", [b"", b"name,full_name\n", "名称\n省国税局\n".encode()])
def test_another_table_is_refused(data):
    with pytest.raises(ValueError, match="columns are"):
        read_agencies(data)


def test_a_short_row_is_refused():
    header = AGENCIES.read_text(encoding="utf-8").splitlines()[0]

    with pytest.raises(ValueError, match="14 fields expected"):
        read_agencies(f"{header}\n省国税局,山西省国家税务局\n".encode())
