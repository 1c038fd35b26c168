"""c: bytes that are not what they say, or not what most files are."""

import codecs

from tests.attacks.base import TABLE, attack, comma, html, named, spoiled, tsv

RARE = "市𠮷𡈽局"


@attack(".tsv")
def c01_nul_bytes():
    """a NUL inside a name"""
    return tsv(spoiled(2, 1, "市发展\x00改革委"))


@attack(".tsv")
def c02_invalid_utf8():
    """bytes that are neither UTF-8 nor GB18030"""
    return tsv().encode().replace("减少材料".encode(), b"\xff\xfe\xff\x80")


@attack(".tsv")
def c03_gbk():
    """GBK without a BOM, as Excel and WPS on a Chinese Windows write"""
    return tsv().encode("gbk")


@attack(".csv")
def c04_gb18030_4byte():
    """GB18030 with characters of four bytes"""
    return comma(spoiled(2, 1, RARE)).encode("gb18030")


BIG5 = ("衛生福利部", "經濟部", "財政部")


@attack(".csv")
def c05_big5():
    """Big5, which decodes as GB18030 to other characters without an error"""
    return comma([("工作內容", "主辦單位"), *((f"{at}.推動產業發展", name) for at, name in enumerate(BIG5, 1))]).encode(
        "big5"
    )


@attack(".tsv")
def c06_utf16le_bom():
    """UTF-16 LE with a BOM: what Excel calls Unicode text"""
    return codecs.BOM_UTF16_LE + tsv().encode("utf-16-le")


@attack(".tsv")
def c07_utf16be_bom():
    """UTF-16 BE with a BOM"""
    return codecs.BOM_UTF16_BE + tsv().encode("utf-16-be")


@attack(".tsv")
def c08_utf16le_nobom():
    """UTF-16 LE without a BOM"""
    return tsv().encode("utf-16-le")


@attack(".tsv")
def c09_utf16be_nobom():
    """UTF-16 BE without a BOM"""
    return tsv().encode("utf-16-be")


@attack(".csv")
def c10_utf8_bom():
    """UTF-8 with a BOM, as the dashboard's own download"""
    return codecs.BOM_UTF8 + comma().encode()


@attack(".csv")
def c11_utf8_double_bom():
    """two BOMs"""
    return codecs.BOM_UTF8 * 2 + comma().encode()


@attack(".tsv")
def c12_utf32_bom():
    """UTF-32 with a BOM, which begins like that of UTF-16"""
    return codecs.BOM_UTF32_LE + tsv().encode("utf-32-le")


@attack(".tsv")
def c13_mixed_newlines():
    """CRLF, CR and LF in one file, a blank line at its end"""
    lines = tsv().splitlines()
    return f"{lines[0]}\r\n{lines[1]}\r{lines[2]}\n{lines[3]}\r\n\r\n"


@attack(".tsv")
def c14_unicode_line_breaks():
    """U+2028, U+0085, VT and FF inside cells, at which str.splitlines() would part the row"""
    return tsv(
        [
            TABLE[0],
            ("1.推进数字\u2028政府建设。建好平台", "市大数据局", "市财政局、市委编办", "2025年\x85底前"),
            ("2.优化\x0b营商环境。减少材料", *TABLE[2][1:]),
            ("3.完善\x0c社会救助。扩大范围", *TABLE[3][1:]),
        ]
    )


@attack(".html")
def c15_html_charset_lies():
    """a page that says utf-8 and is GB18030"""
    return html().encode("gb18030")


@attack(".html")
def c16_html_gb2312():
    """a page that says gb2312 and is GBK"""
    return html(head='<meta charset="gb2312">').encode("gbk")


@attack(".tsv")
def c17_truncated_char():
    """a file that ends in the middle of a character, half written"""
    return tsv().encode().rstrip(b"\n")[:-1]


@attack(".tsv")
def c18_cesu8_surrogates():
    """surrogates encoded as UTF-8 (CESU-8)"""
    return tsv(spoiled(2, 1, "市\ud842\udfb7发展改革委")).encode("utf-8", "surrogatepass")


@attack(".tsv")
def c19_surrogate_entities():
    """numeric entities for surrogates, NUL and beyond Unicode; \\ud83d spelt out"""
    return tsv(
        [TABLE[0], ("1.推进&#xD800;数字&#0;政府&#x110000;建设。\\ud83d", *TABLE[1][1:]), *TABLE[2:]],
    )


@attack(".csv")
def c20_utf7():
    """UTF-7, whose letters a reader that tries it makes <script> of"""
    return comma(named(["+ADw-script+AD4-alert(1)+ADw-/script+AD4-"]))


@attack(".tsv")
def c21_mojibake():
    """UTF-8 that somebody has read as GBK and saved so"""
    return tsv().encode().decode("gbk", "replace")
