"""Of which kind an agency is: by the register of agencies, or else by its name. A filter lets the kinds through."""

from collections.abc import Iterable

#: Central bodies and their branches; those of provinces, of cities, of counties and what is below them; enterprises; others.
KINDS = ("central", "province", "city", "county", "enterprise", "other")
_MINISTRIES = (
    "(外交|国防|教育|科技|科学技术|工业和信息化|公安|民政|司法|财政|人力资源(和)?社会保障|自然资源|生态环境|住房(和)?城乡建设|交通运输|水利|农业农村"
    "|商务|文化和旅游|应急管理|退役军人事务)部"
)
_COMPANY = "(公司|集团|企业|银行|信用社|联社|交易所|铁路局)$"
#: Patterns of names (RE2), each with its kinds. The first that is found decides; a name of a group may be of two kinds.
_PATTERNS = (
    (
        f"^(国家|中央|全国|国务院|中共中央|最高人民)|^{_MINISTRIES}$|人民银行|^人行|总局|国税|税务局$|海关|证监|银监|银保监|保监",
        ("central",),
    ),
    ("金融监管局$|外汇(管理)?局|统计局.*调查|^(海事局|邮政管理局)", ("central",)),
    (_COMPANY, ("enterprise",)),
    ("^(各|有关|相关)?(设区)?市[、（(和及]+(县|区)|^各?市县|^各市(、|和)?县", ("city", "county")),
    ("自治区[^、]*(厅|委|局|办|部|政府)?$|兵团|^(北京|天津|上海|重庆)市?[^区县]*$", ("province",)),
    ("自治县|^各?县|[^省市]县|旗(人民)?政府|^旗|乡镇|(乡|镇)((人民)?政府)?$|街道|社区|村委", ("county",)),
    ("^区|[市州盟].*区|^各.{0,6}区|区(人民)?政府|开发区|高新区|园区|管委会", ("county",)),
    ("^各?省|省|厅$|厅（", ("province",)),
    ("市|自治州|州((人民)?政府|委)|盟(行署|委)|地区行署|^各?州", ("city",)),
)


_LEVELS = {"省": ["province"], "市": ["city"], "县": ["county"]}


def kind_bits(kinds: Iterable[str]) -> int:
    """The kinds as bits, as the column `kinds` of `Dataset.agencies` has them."""
    return sum(1 << KINDS.index(kind) for kind in dict.fromkeys(kinds))


def kinds_by_name(column: str) -> str:
    """The SQL of the bits of the kinds of the agency that a column names."""
    cases = [f"WHEN regexp_matches({column}, '{pattern}') THEN {kind_bits(kinds)}" for pattern, kinds in _PATTERNS]
    return f"CASE {' '.join(cases)} ELSE {kind_bits(['other'])} END"


def kinds_by_register(kind: str, level: str) -> int:
    """The bits for kind and level of an entry of the register; 0 if it does not say one, as of 市县: then the name decides."""
    if "企业" in kind or "金融机构" in kind:
        return kind_bits(["enterprise"])
    if level.startswith("中央"):
        return kind_bits(["central"])
    return kind_bits(_LEVELS.get(level, []))
