"""Files of a session: each at an address that only its page knows, with its own content, and gone with the session."""

import gc
import hashlib
import re

from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.export.downloads import Download
from dashboard.web.session_files import SessionFiles, file_routes

CLIENT = TestClient(Starlette(routes=file_routes()))


def file(content: bytes, name: str = "责任分工.csv") -> Download:
    return Download(name, "text/csv", lambda: content)


def test_the_answer_is_the_file_with_its_name_and_the_hash_of_its_content():
    files = SessionFiles()
    answer = CLIENT.get(f"/{files.offer('download', file(b'1'))}")

    assert (answer.status_code, answer.content) == (200, b"1")
    assert answer.headers["content-disposition"].endswith("filename*=UTF-8''%E8%B4%A3%E4%BB%BB%E5%88%86%E5%B7%A5.csv")
    assert answer.headers["etag"] == f'"{hashlib.sha256(b"1").hexdigest()}"'


def test_sessions_that_offer_files_of_the_same_name_and_length_have_addresses_of_128_random_bits_of_their_own():
    one, other = SessionFiles(), SessionFiles()
    addresses = one.offer("download", file(b"1")), other.offer("download", file(b"2"))

    assert [CLIENT.get(f"/{address}").content for address in addresses] == [b"1", b"2"]
    secrets = [re.fullmatch(r"files/([\w-]{22})/download\?lang=zh", address)[1] for address in addresses]
    assert secrets[0] != secrets[1]


def test_a_file_is_made_when_it_is_asked_for_from_what_was_offered_last():
    files, made = SessionFiles(), []
    for at in range(2):
        address = files.offer("download", Download("a.csv", "text/csv", lambda at=at: made.append(at) or b"%d" % at))
    assert made == []

    assert CLIENT.get(f"/{address}").content == b"1"
    assert made == [1]


def test_the_addresses_of_a_session_that_is_gone_lead_nowhere():
    files = SessionFiles()
    address = files.offer("download", file(b"1"))
    assert CLIENT.get(f"/{address}").status_code == 200
    del files
    gc.collect()

    answer = CLIENT.get(f"/{address[:-2]}en")
    assert (answer.status_code, answer.text) == (
        404,
        "The page of this file has been closed or has changed. Download it from the board again.",
    )


def test_what_was_offered_before_the_page_changed_leads_nowhere():
    files = SessionFiles()
    before = files.offer("download", file(b"1"))
    files.forget()
    after = files.offer("workbook", file(b"2"))

    assert [CLIENT.get(f"/{address}").status_code for address in (before, after)] == [404, 200]
