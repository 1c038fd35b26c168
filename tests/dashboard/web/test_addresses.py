"""A link in short, or an old one, is completed before its page runs; what the server does not know stays as it is."""

from urllib.parse import parse_qs, parse_qsl

import pytest

from dashboard.library import catalogue
from dashboard.web.addresses import completed
from tests.conftest import BUNDLED

DOC = ("doc", BUNDLED.name)
EIGHT = ("measure", "8. 有效落实小微企业金融政策")


@pytest.fixture(autouse=True)
def _read() -> None:
    catalogue.shared_entries()


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("", [DOC]),
        ("measure=8&role=lead", [DOC, EIGHT, ("role", "lead")]),
        ("role=牵头&q=担保&lang=en", [DOC, ("role", "lead"), ("q", "担保"), ("lang", "en")]),
        ("doc=shanxi-sme-finance", [DOC]),
        ("doc=金融支持小微企业责任分工表&rows=actions", [DOC, ("rows", "actions")]),
        ("agency=省国税局&current=1", [DOC, ("agency", "国家税务总局山西省税务局（原省国税局、省地税局）"), ("current", "1")]),
        ("agency=早已撤销的局&agency=省金融办", [DOC, ("agency", "省金融办"), ("agency", "早已撤销的局")]),
    ],
)  # fmt: skip
def test_a_link_is_completed(address, whole):
    assert completed(parse_qs(address)) == whole


@pytest.mark.parametrize("address", ["doc=upload-0123456789ab&agency=甲局", "doc=nosuch&measure=8"])
def test_a_document_that_the_server_does_not_have_is_left_to_the_page(address):
    assert completed(parse_qs(address)) == parse_qsl(address)


def test_a_whole_address_stays_as_it_is():
    whole = completed(parse_qs("measure=8&agency=省金融办&role=lead&q=a b&tab=table"))

    assert sorted(completed(parse_qs("&".join(f"{name}={value}" for name, value in whole)))) == sorted(whole)


def test_while_the_documents_are_read_for_the_first_time_no_link_waits(monkeypatch, tmp_path):
    monkeypatch.setattr(catalogue, "DOCUMENTS", tmp_path / "not-read-yet")

    assert completed(parse_qs("measure=8")) == [("measure", "8")]
