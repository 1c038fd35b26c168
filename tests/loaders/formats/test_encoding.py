"""Bytes become text: by their mark, as UTF-8, or in whichever encoding gives the more ordinary Chinese."""

import pytest

from loaders import LoadError
from loaders.formats.encoding import clean, decode

TEXT = "工作任务、责任单位\n1."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "gb18030"])
def test_the_encoding_is_found(encoding):
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_traditional_text_is_read_as_big5():
    assert decode("工作任務、責任單位".encode("big5")).text == "工作任務、責任單位"


def test_a_character_cut_in_half_at_the_end_is_let_go():
    assert decode("责任单位".encode()[:-1]) == ("责任单", 0, True)


@pytest.mark.parametrize(
    ("data", "code", "values"),
    [
        (b" \n\x00", "file-empty", {}),
        ("\u200b".encode(), "file-empty", {}),
        ("甲\n".encode() + b"\xff\xff\xff\n\xff\xff\xff", "line-not-text", {"line": 2}),
    ],
)
def test_what_is_no_text_is_refused(data, code, values):
    with pytest.raises(LoadError) as error:
        decode(data)

    assert (error.value.code, error.value.values) == (code, values)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲\u200b乙\x01", ("甲乙", 2)),
        ("甲\r\n乙\r丙\u2028丁", ("甲\n乙\n丙 丁", 0)),
        ("⼤棚⽔利⺠", ("大棚水利民", 0)),  # radicals that a PDF names for characters
        ("甲\uf0b7乙\uf0fc\uf031", ("甲·乙√·", 0)),  # characters of a symbol font
        ("⼾⻔⻩⻳", ("户门黄龟", 0)),
        ("👩\u200d🔧", ("👩\u200d🔧", 0)),  # a joiner between emoji is part of the picture
        ("甲\u200d乙", ("甲乙", 1)),
        ("甲\u2009乙\u2003丙\xa0丁\u3000戊", ("甲 乙 丙\xa0丁\u3000戊", 0)),
        ("市甲局\u200b市乙局\u200b和", ("市甲局 市乙局和", 1)),  # a blank without width parts names, but no words
    ],
)
def test_what_cannot_be_seen_is_taken_out(text, expected):
    assert clean(text) == expected
