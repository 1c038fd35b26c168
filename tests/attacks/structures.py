"""d: tables that are empty, cut, ragged, huge or nested."""

from tests.attacks.base import HEADER, ROWS, TABLE, attack, comma, html, html_table, named, spoiled, tsv


@attack(".tsv")
def d01_empty():
    """no byte"""
    return b""


@attack(".csv")
def d02_blank():
    """a BOM and white space"""
    return "\ufeff \r\n\t\u3000\n"


@attack(".tsv")
def d03_header_only():
    """only a header"""
    return tsv([HEADER])


@attack(".tsv")
def d04_header_missing():
    """no header: the first data row must not be taken for one"""
    return tsv(ROWS)


@attack(".tsv")
def d05_columns_swapped():
    """columns in another order"""
    return tsv((row[3], row[2], row[1], row[0]) for row in TABLE)


@attack(".csv")
def d06_column_missing():
    """no column of agencies"""
    return comma((row[0], row[3]) for row in TABLE)


@attack(".txt")
def d07_one_column():
    """one column"""
    return tsv((row[0],) for row in TABLE)


@attack(".tsv")
def d08_cell_200k():
    """a cell of 200,001 characters"""
    return tsv([("工作任务", "责任单位"), ("1." + "长" * 199_999, "市教育局")])


@attack(".tsv")
def d09_5000_agencies():
    """5,000 agencies in one cell"""
    return tsv([("工作任务", "责任单位"), ("1.任务", "、".join(f"{at}局" for at in range(5000)))])


@attack(".html")
def d10_nested_10000():
    """10,000 tags in one another"""
    agency = f"{'<div>' * 10_000}市教育局{'</div>' * 10_000}"
    return html([("工作任务", "责任单位"), ("1.任务", agency)])


@attack(".html")
def d11_colspan_million():
    """a title that spans a million columns"""
    return html().replace("<table>", "<table><tr><td colspan=1000000>责任分工表</td></tr>")


@attack(".html")
def d12_rowspan_million():
    """a deadline that spans a million rows"""
    page = html([HEADER, ROWS[0], *(row[:3] for row in ROWS[1:])])
    return page.replace("<td>2025", "<td rowspan=1000000>2025")


@attack(".html")
def d13_span_bomb():
    """20 rows of 40 cells of 65,534 × 65,534"""
    cell = "<td colspan=65534 rowspan=65534>市教育局</td>"
    return html().replace("</table>", f"{f'<tr>{cell * 40}</tr>' * 20}</table>")


@attack(".html")
def d14_bad_spans():
    """spans that are no numbers, or none that a cell can have"""
    page = html().replace("<td>完成时限", "<td colspan='2;'>完成时限")
    for span in ("colspan=abc rowspan=x", "colspan=0 rowspan=0", "rowspan=-3 colspan=-1", "colspan='' rowspan=1e9"):
        page = page.replace("<td>市", f"<td {span}>市", 1)
    return page


@attack(".html")
def d15_unclosed_tags():
    """no closing tags, which HTML allows"""
    return "<table>" + "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in TABLE)


@attack(".html")
def d16_two_tables():
    """a second table that has nothing to do with it"""
    return html() + html_table([("姓名", "电话"), ("张三", "1234567"), ("李四", "7654321")])


@attack(".html")
def d17_two_matching_tables():
    """two tables under the same header"""
    return html() + html_table([HEADER, ("4.另一项任务。正文", "市审计局", "", "2026年")])


@attack(".html")
def d18_nested_table():
    """a table inside a cell"""
    inner = html_table([("1.减少材料", "市假局"), ("2.压缩时间", "市假局")])
    return html(spoiled(2, 0, f"2.优化营商环境。{inner}"))


@attack(".html")
def d19_no_table():
    """a page without a table"""
    return "<html><body><h1>通知</h1><p>请各单位认真落实。</p></body></html>"


@attack(".html")
def d20_table_in_comment_and_script():
    """tables only in a comment and a script"""
    return f"<html><body><p>通知</p><!--{html_table()}--><script>var t = `{html_table()}`</script></body></html>"


@attack(".csv")
def d21_5000_columns():
    """5,000 columns"""
    return comma([*((*row, *["x"] * 4996) for row in TABLE)])


@attack(".tsv")
def d22_duplicate_rows():
    """every row twice"""
    return tsv([HEADER, *ROWS, *ROWS])


@attack(".tsv")
def d23_row_before_header():
    """a title and a blank row above the header"""
    return "某市重点工作责任分工表\t\t\t\n\t\t\t\n" + tsv()


@attack(".tsv")
def d24_ragged_rows():
    """a row with too few cells, and one with too many"""
    return tsv([HEADER, ROWS[0][:2], ROWS[1], (*ROWS[2], "多出来的", "市假局")])


@attack(".csv")
def d25_duplicate_header():
    """the same header twice"""
    return comma([(*HEADER, "完成时限"), *((*row, "2030年底前") for row in ROWS)])


@attack(".tsv")
def d26_header_noise():
    """blanks, a full-width blank, a colon and zero-width characters in the headers"""
    return tsv([(" 工作　任务：", "牵头\u200b单位", "\ufeff配合 单位:", "\xa0完成时限\u2060"), *ROWS])


@attack(".csv")
def d27_unbalanced_quote():
    """a quote that never closes and would swallow the rest"""
    return comma().replace("市发展改革委", '"市发展改革委')


@attack(".csv")
def d28_newline_in_quotes():
    """line breaks inside quoted cells part the agencies"""
    return comma(spoiled(1, 2, "市财政局\n市委编办"))


@attack(".tsv")
def d29_separator_mix():
    """Chinese and ASCII separators, empty pieces"""
    return tsv(spoiled(1, 2, "、市财政局，,；;、 、市委编办;,"))


@attack(".tsv")
def d30_20001_rows():
    """one row more than there may be"""
    return tsv([("工作任务", "责任单位"), *((f"任务{at}", "市教育局") for at in range(20_000))])


@attack(".csv")
def d31_wrong_delimiter():
    """semicolons in a .csv"""
    return comma(delimiter=";")


@attack(".csv")
def d32_tsv_named_csv():
    """tabs in a .csv"""
    return tsv()


@attack(".csv")
def d33_sep_line():
    """Excel's sep=, in the first line"""
    return "sep=,\r\n" + comma()


@attack(".tsv")
def d34_half_row():
    """a file cut in half, still being written"""
    text = tsv()
    return text[: text.index("市市场")]


@attack(".html")
def d35_half_tag():
    """a page cut inside a tag"""
    page = html()
    return page[: page.index("<td>市人力") + 2]


@attack(".html")
def d36_entity_bomb():
    """entities that a DTD defines"""
    entities = '<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">' + "".join(
        f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9)
    )
    return f"<!DOCTYPE html [{entities}]>" + html(spoiled(1, 0, "1.推进数字政府建设。&j;"))


@attack(".html")
def d37_attr_flood():
    """a tag with 5,000 attributes"""
    return html().replace("<td>市民政局", f"<td {' '.join(f'a{at}=1' for at in range(5000))}>市民政局")


@attack(".tsv")
def d38_regex_bait():
    """what makes careless patterns look back for ever: brackets, blanks, separators"""
    return tsv(
        named([f"市教育局{'（' * 5_000}", f"市财政局{' ' * 20_000}", f"{'、' * 20_000}市民政局"]),
    )
