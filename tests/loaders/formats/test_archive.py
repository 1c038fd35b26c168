"""An archive is checked before anything in it is parsed."""

import pytest

from loaders import LoadError
from loaders.formats import archive
from tests.loaders.files import edited, zipped


def test_what_is_unpacked_of_all_parts_is_counted_whatever_the_directory_says(monkeypatch):
    monkeypatch.setattr(archive, "_check", lambda *_: None)
    monkeypatch.setattr(archive, "MOST_BYTES", len("<a/>"))
    assert archive.open_archive(zipped("a.xml")) == {"a.xml": b"<a/>"}

    with pytest.raises(LoadError) as error:
        archive.open_archive(zipped("a.xml", "b.xml"))
    assert error.value.code == "unpacked-too-large"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped(*(f"{at}.xml" for at in range(1_001))), "too-many-parts"),
        (zipped("a.xml", "A.xml"), "file-damaged"),  # one name, to a reader that does not mind case
        (edited(zipped("a.xml"), "a.xml", b"<a/>", b"no xml"), "file-damaged"),
        (edited(zipped("a.xml"), "a.xml", b"<a/>", b'<?xml encoding="utf-7"?><a/>'), "odd-encoding"),
        (edited(zipped("a.xml"), "a.xml", b"<a/>", "<!ENTITY a>".encode("utf-16")), "doctype"),
    ],
)
def test_an_archive_that_breaks_a_rule_is_refused(data, code):
    with pytest.raises(LoadError) as error:
        archive.open_archive(data)

    assert error.value.code == code


def test_only_what_is_xml_is_handed_on():
    assert archive.open_archive(edited(zipped("a.xml", "b.png"), "b.png", b"<a/>", b"\x89PNG")) == {"a.xml": b"<a/>"}
