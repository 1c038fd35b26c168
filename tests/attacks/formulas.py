"""b: what a spreadsheet would run, in the document and so in the download."""

from tests.attacks.base import HEADER, TABLE, attack, comma, named, tsv

FORMULAS = (
    "=1+1", "=cmd|'/C calc'!A0", '=HYPERLINK("http://corpus.invalid")', "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1",
    "\n=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(A1)", " =1+1", "\u3000=1+1", "\xa0=1+1", "\u200b=1+1", "\ufeff=1+1",
    "'=1+1", "''=1+1", "' =1+1", "|cmd", "%0A=1+1", "=1;=2", '="a"&"b"',
)  # fmt: skip


@attack(".csv")
def b01_formula_items():
    """formula prefixes = + - @ TAB CR LF, full-width, and the same behind blanks or invisible characters"""
    return comma([("工作任务", "责任单位"), *((formula, "市教育局") for formula in FORMULAS)])


FORMULA_AGENCIES = ("=1+1局", "+市教育局", "-市财政局", "@市民政局")


@attack(".tsv")
def b02_formula_agencies():
    """agencies whose names begin with a trigger"""
    return tsv(named(FORMULA_AGENCIES))


NUMBERS = ("-10", "-1,234.50", "+5", "-1e-7")
NO_NUMBERS = ("-2+3", "--注")


@attack(".csv")
def b03_signed_numbers():
    """plain signed numbers beside formulas"""
    return comma([("工作任务", "责任单位"), *((item, "市教育局") for item in (*NUMBERS, *NO_NUMBERS))])


@attack(".csv")
def b04_formula_header():
    """a formula in a header"""
    return comma([(*HEADER, "=1+1"), *((*row, "x") for row in TABLE[1:])])


@attack(".csv")
def b05_field_breakout():
    """quotes and line breaks that would begin a new cell where they are badly quoted"""
    return comma([("工作任务", "责任单位"), ('甲",=1+1,"', "市教育局"), ('乙"\r\n=1+1,"\r\n', "市财政局")])


@attack(".tsv")
def b06_placeholders():
    """marks that stand for no agency"""
    return tsv(named(["-", "—", "/", "无", "市教育局"]))
