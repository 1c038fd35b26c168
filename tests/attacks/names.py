"""f: names that look alike, look like nothing, or are not what they look like; names of files."""

import json

from tests.attacks.base import attack, named, tsv

_AGENCY = "市财政局"


@attack(".tsv")
def f01_bidi_override():
    """overrides and isolates of direction make a name read differently from its letters"""
    return tsv(named(["市\u202e局政财", "\u2066市财政局\u2069", "\u202b市民政局\u202c", "市\u200f教育\u061c局"]))


INVISIBLE = ("", "\u200b", "\u200c", "\u200d", "\ufeff", "\xad", "\ufe0e", "\ufe0f", "\u2060", "\u180e",
             "\u034f", "\u17b4", "\u2800", "\U000e0041")  # fmt: skip


@attack(".tsv")
def f02_zero_width():
    """spellings of one agency that look the same"""
    return tsv(named(f"市{hidden}财政局" for hidden in INVISIBLE))


SPACES = ("", "\u3000", "\xa0", "\u2003", "\u2009", "\u202f", "\u205f", " ")


@attack(".tsv")
def f03_lookalike_spaces():
    """blanks of all widths around a name"""
    return tsv(named(f"{space}{_AGENCY}{space}" for space in SPACES))


LOOK_ALIKES = (
    "金融办", "\u2fa6融办", "子弟学校", "\u2f26弟学校", "市A类办", "市Ａ类办", "市\u0410类办", "市政府(办)", "市政府（办）",
)  # fmt: skip


@attack(".tsv")
def f04_lookalike_letters():
    """Kangxi radicals, a full-width letter, a Cyrillic А, half- and full-width brackets"""
    return tsv(named(LOOK_ALIKES))


EMOJI = ("🏫教育局", "👨‍👩‍👧家庭局", "🇨🇳国旗局", "👍🏽局", "①号局", "㊙密局")


@attack(".tsv")
def f05_emoji():
    """emoji, families joined of several, flags, skin tones, enclosed numbers"""
    return tsv(named(EMOJI))


ASTRAL = ("𠮷县财政局", "市𡈽地局")


@attack(".tsv")
def f06_astral_hanzi():
    """ideographs outside the basic plane"""
    return tsv(named(ASTRAL))


@attack(".tsv")
def f07_zalgo():
    """1,000 combining marks on one letter"""
    return tsv(named([f"市A{chr(0x301) * 1000}局"]))


@attack(".tsv")
def f08_controls():
    """control characters"""
    return tsv(named(["市\x01财\x1b政\x7f\x80\x9b局\x08"]))


@attack(".tsv")
def f09_noncharacters():
    """characters that are none, and private ones"""
    return tsv(named(["市\ufdd0财\uffff政\U0001ffff局", "市\ue000民政局"]))


LONG = "市" + "长" * 2_000 + "局"


@attack(".tsv")
def f10_long_name():
    """a name of 2,002 characters"""
    return tsv(named([LONG]))


@attack(".tsv")
def f11_rtl_arabic():
    """a script that runs from right to left, beside Chinese"""
    return tsv(named(["مكتب", _AGENCY]))


@attack(".tsv")
def f12_invisible_only():
    """a name of nothing that can be seen"""
    return tsv(named(["\u200b\u2060\ufeff\u202e", _AGENCY]))


FILE_NAMES = (
    "../../etc/passwd.csv", "..\\..\\windows\\win.csv", "/etc/passwd.csv", "C:\\con.csv", "\\\\host\\share.csv", "con.csv",
    "nul.csv", ".csv", "..csv", ".htaccess.csv", "a.csv ", " a.csv", "a.csv.", "a\x00.csv", "a\n.csv", "a\r\nX: y.csv",
    "a\x1b[31mred.csv", "分工\u202evsc.exe.csv", "分\u200b工.csv", "长" * 300 + ".csv", "<script>alert(1)</script>.csv",
    "<img src=x onerror=alert(1)>.csv", "![图](http://corpus.invalid/f.png).csv", "[链接](http://corpus.invalid).csv",
    ":red[红].csv", "$x^2$.csv", "**粗**.csv", "`a`.csv", "a;b.csv", 'a"b.csv', "a'b.csv", "a%2e%2e%2fb.csv",
    "a%00.csv", "$(touch x).csv", "{0.__class__}.csv", "=1+1.csv", "-rf.csv", "😀.csv",
)  # fmt: skip


@attack(".json")
def f13_filenames():
    """38 names of an upload that would be a path, markup, a line of a log or a header"""
    return json.dumps(FILE_NAMES)
