"""What each attack has to come to.

`Reads`: the agencies, (role, agency) or names alone, in print order, or how many; words of a finding that has to be there.
`Refuses`: words of the one sentence the user is told. Where more than one answer would do, or the contract (a row is an
assignment, names are as printed less white space, look-alikes stay apart) asks for another than a plain reader's,
`note` says which is chosen and why. `seconds`: of processor time, more for a large file that is read in full. `apart`:
read in a child process, since the bound is the point.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tests.attacks.base import BASE
from tests.attacks.cells import ESCAPED, MARKDOWN, TEMPLATES, TYPE_TRAPS
from tests.attacks.encodings import BIG5, RARE
from tests.attacks.formulas import FORMULA_AGENCIES
from tests.attacks.names import ASTRAL, EMOJI, LONG


class Reads(NamedTuple):
    agencies: Sequence[str | tuple[str, str]] | int = BASE
    finding: str = ""
    note: str = ""
    apart: bool = False
    seconds: float = 2.0


class Refuses(NamedTuple):
    words: str
    note: str = ""
    apart: bool = False
    seconds: float = 2.0


def _without(*agencies: str) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in BASE if pair[1] not in agencies)


def _instead(old: str, new: str) -> tuple[tuple[str, str], ...]:
    return tuple((role, new if agency == old else agency) for role, agency in BASE)


_SCHOOL, _MONEY = "市教育局", "市财政局"

EXPECTED: dict[str, Reads | Refuses] = {
    # What a cell holds
    "a01": Reads([_SCHOOL] * 3),
    "a02": Reads([_SCHOOL] * 5),
    "a03": Reads([_SCHOOL] * 5),
    "a04": Reads([_SCHOOL] * 5),
    "a05": Reads([_SCHOOL] * 5),
    "a06": Reads([_SCHOOL] * 2),
    "a07": Reads([_SCHOOL] * 3),
    "a08": Reads([_SCHOOL] * 4),
    "a09": Reads(ESCAPED, note="twice-escaped text stands in the task: the ; of an entity would part agencies"),
    "a10": Reads(
        MARKDOWN, note="a colon at a name's start is a label's (牵头单位：X) and not part of it, so 市 is before it"
    ),
    "a11": Reads([name.replace(" ", "") for name in TEMPLATES], note="agencies hold no white space; measures keep it"),
    "a12": Reads(TYPE_TRAPS),
    "a13": Reads(finding="照原样保留"),
    # What a spreadsheet would run
    "b01": Reads([_SCHOOL] * 25, note="without the blanks around a text and what is invisible in it"),
    "b02": Reads(FORMULA_AGENCIES),
    "b03": Reads([_SCHOOL] * 6),
    "b04": Reads(finding="照原样保留：=1+1"),
    "b05": Reads([_SCHOOL, _MONEY]),
    "b06": Reads([_SCHOOL], finding="单位写的是“—”，按没有单位读", note="the rows stay, as actions without an agency"),
    # Bytes
    "c01": Reads(finding="去掉了 1 个"),
    "c02": Refuses("第 3 行无法按 UTF-8 或 GB18030"),
    "c03": Reads(),
    "c04": Reads(_instead("市发展改革委", RARE)),
    "c05": Reads(BIG5),
    "c06": Reads(),
    "c07": Reads(),
    "c08": Reads(),
    "c09": Reads(),
    "c10": Reads(),
    "c11": Reads(finding="去掉了 1 个"),
    "c12": Reads(),
    "c13": Reads(),
    "c14": Reads(),
    "c15": Reads(),
    "c16": Reads(),
    "c17": Reads(finding="文件在中间断开"),
    "c18": Refuses("第 3 行无法按 UTF-8 或 GB18030"),
    "c19": Reads(),
    "c20": Reads(["+ADw-script+AD4-alert(1)+ADw-/script+AD4-"]),
    "c21": Refuses("没有找到表头"),
    # Tables
    "d01": Refuses("文件是空的"),
    "d02": Refuses("文件是空的"),
    "d03": Refuses("没有一行写了单位"),
    "d04": Refuses("没有找到表头"),
    "d05": Reads(
        [BASE[at] for at in (1, 2, 0, 4, 3, 6, 5)], note="in the order of the columns, the roles as their headers say"
    ),
    "d06": Refuses("缺少单位"),
    "d07": Refuses("没有找到责任分工表"),
    "d08": Refuses("第 2 行第 1 列有 200,001 个字"),
    "d09": Reads([f"{at}局" for at in range(5000)]),
    "d10": Refuses("嵌套太深", apart=True),
    "d11": Reads(),
    "d12": Reads(),
    "d13": Refuses("不正常", apart=True),
    "d14": Reads(note="2; is 2, as a browser reads it"),
    "d15": Reads(),
    "d16": Reads(finding="这个表未读取"),
    "d17": Reads([*BASE, ("lead", "市审计局")]),
    "d18": Reads(),
    "d19": Refuses("没有找到责任分工表"),
    "d20": Refuses("没有找到责任分工表"),
    "d21": Refuses("5,000 列"),
    "d22": Reads(BASE * 2, finding="内容完全相同", note="each row counts: nothing printed is left out"),
    "d23": Reads(),
    "d24": Reads(_without("市财政局", "市委编办"), finding="只有 2 格"),
    "d25": Reads(finding="照原样保留：完成时限"),
    "d26": Reads(finding="去掉了 3 个"),
    "d27": Reads(_instead("市发展改革委", '"市发展改革委')),
    "d28": Reads(),
    "d29": Reads(finding="以分隔号结尾"),
    "d30": Refuses("最多读 20,000 行"),
    "d31": Reads(),
    "d32": Reads(),
    "d33": Reads(),
    "d34": Reads(BASE[:4], finding="只有 3 格"),
    "d35": Reads(BASE[:6], finding="文件在中间断开"),
    "d36": Reads(),
    "d37": Reads(),
    "d38": Reads([f"{_SCHOOL}{'（' * 5_000}", _MONEY, "市民政局"]),
    # Office files
    "e01": Refuses("解压后过大", apart=True),
    "e02": Refuses("压缩方法", apart=True),
    "e03": Refuses("已损坏", apart=True),
    "e04": Refuses("已损坏"),
    "e05": Refuses("部件超过 1000 个"),
    "e06": Refuses("不是 Word 文档或 Excel 工作簿"),
    "e07": Refuses("DOCTYPE"),
    "e08": Refuses("DOCTYPE"),
    "e09": Refuses("DOCTYPE", apart=True),
    "e10": Refuses("DOCTYPE"),
    "e11": Refuses("DOCTYPE"),
    "e12": Refuses("DOCTYPE"),
    "e13": Refuses("DOCTYPE"),
    "e14": Reads(),
    "e15": Reads(),
    "e16": Reads(finding="修订中删除的文字，未读取"),
    "e17": Reads(finding="隐藏文字，未读取", note="hidden text is not printed, so it is not read"),
    "e18": Reads(apart=True),
    "e19": Reads(),
    "e20": Reads(finding="这个表未读取"),
    "e21": Refuses("没有找到责任分工表"),
    "e22": Refuses("嵌套太深"),
    "e23": Reads(),
    "e24": Reads(_without("市人力资源社会保障局"), finding="C4：公式没有保存的结果"),
    "e25": Reads(),
    "e26": Reads(
        _instead("市人力资源社会保障局", "#REF!"), finding="C4：单元格是错误值 #REF!", note="as printed, flagged"
    ),
    "e27": Reads(finding="以后还有内容，未读取", apart=True),
    "e28": Reads(),
    "e29": Reads(apart=True),
    "e30": Reads(),
    "e31": Reads(finding="工作表 旧稿：是隐藏的工作表，未读取"),
    "e32": Reads(),
    "e33": Reads(),
    "e34": Reads(),
    "e35": Refuses("带有宏"),
    "e36": Reads(),
    "e37": Refuses("已损坏"),
    "e38": Refuses("已损坏"),
    "e39": Refuses("已损坏"),
    "e40": Refuses("密码"),
    "e41": Refuses("已损坏", note="old workbooks are read (tests/cases/old-workbook.xls); this one has nothing in it"),
    "e42": Reads(),
    "e43": Reads(),
    "e44": Reads(),
    "e45": Reads(),
    "e46": Reads(),
    "e47": Refuses("图片"),
    "e48": Refuses("已损坏", note="PDFs are read whatever they are called; this one has no page"),
    "e49": Refuses("压缩包"),
    "e50": Reads(),
    "e51": Reads(),
    "e52": Refuses("严格 Open XML"),
    # Names
    "f01": Reads(["市局政财", _MONEY, "市民政局", _SCHOOL], finding="去掉了 7 个"),
    "f02": Reads([_MONEY] * 14, finding="去掉了 13 个"),
    "f03": Reads([_MONEY] * 8),
    "f04": Reads(
        [
            "金融办",
            "金融办",
            "子弟学校",
            "子弟学校",
            "市A类办",
            "市Ａ类办",
            "市\u0410类办",
            "市政府(办)",
            "市政府（办）",
        ],
        finding="“市\u0410类办”里混有别种文字的字母：\u0410",
        note="radicals are another code for the printed character and fold; full-width forms are printed so, and are only "
        "reported as look-alikes",
    ),
    "f05": Reads(EMOJI),
    "f06": Reads(ASTRAL),
    "f07": Reads([f"市A{chr(0x301) * 1000}局"]),
    "f08": Reads([_MONEY], finding="去掉了 6 个"),
    "f09": Reads(
        [_MONEY, "市\ue000民政局"], finding="去掉了 3 个", note="private characters are kept: some fonts print them"
    ),
    "f10": Reads([LONG]),
    "f11": Reads(["مكتب", _MONEY]),
    "f12": Reads([_MONEY], finding="去掉了 4 个"),
    "f13": Refuses("没有找到责任分工表", note="the list itself; what is made of the names is tested beside it"),
    # Bounds
    "g01": Reads(["甲局", "乙局"], finding="同一单位写了两次，只计一次"),
    "g02": Refuses("合并单元格或链接", apart=True),
    "g03": Refuses("合并单元格或链接"),
    "g04": Refuses("DOCTYPE"),
    "g05": Refuses("不常见的编码"),
    "g06": Refuses("1,000,000 个单元格"),
    "g07": Reads(finding="工作表 旧稿：是隐藏的工作表，未读取"),
    "g08": Reads(finding="去掉了 3 个"),
    "g09": Reads([_SCHOOL] * 19_999, seconds=8),
    "g10": Reads(),
    "g11": Refuses("已损坏"),
    "g12": Refuses("解压后过大"),
    "g13": Reads([f"局({at})" for at in range(4_000)], finding="另有 3979 处同类情况"),
    "g14": Reads([_SCHOOL] * 3_000, finding="另有 2,000 处发现没有列出", seconds=3),
    "g15": Reads(1, note="what is no name is printed as one: how much of the tail goes is of no matter"),
    "g16": Refuses("一段最多 32,767 个字"),
    "g17": Reads([_SCHOOL]),
    "g18": Reads([_SCHOOL]),
    "g19": Refuses("一段最多 32,767 个字"),
    "g20": Refuses("解压后过大"),
    "g21": Reads(apart=True),
    "g22": Reads(["市交通运输局", "市政府督查室", "市发展改革委", "市政府督查室"], finding="以后还有内容，未读取"),
    "g23": Refuses("合并单元格或链接"),
    "g24": Refuses("超过 10 MB"),
    "g25": Reads([_SCHOOL, _SCHOOL, _SCHOOL, "<![endi"], note="what is never closed is text, as the characters stand"),
    # What grows
    "g26": Refuses("一段最多 32,767 个字"),
    "g27": Refuses("没有找到责任分工表"),
    "g28": Refuses("没有找到责任分工表", seconds=8),
    "g29": Refuses("标签里属性太多"),
    "g30": Reads(seconds=2),
    "g31": Refuses("反复引用的图形太多"),
    "g32": Refuses("没有找到责任分工表", seconds=12),
}
