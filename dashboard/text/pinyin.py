"""The pinyin of Chinese names, so that letters find them: sczt and shengcaizhengting find 省财政厅."""

import os
from functools import cache, lru_cache
from types import ModuleType

_BLANK = "\u200b"
#: Readings of characters that names of agencies use in another way than most words do.
_CHARACTERS = {"都": "dū", "藏": "zàng", "厦": "xià", "畜": "xù", "调": "tiáo"}
#: Words of such names in which a character reads otherwise than alone.
_WORDS = {
    "银行": "yín háng", "央行": "yāng háng", "分行": "fēn háng", "支行": "zhī háng", "商行": "shāng háng", "行业": "háng yè",
    "调查": "diào chá", "调研": "diào yán", "调度": "diào dù", "调运": "diào yùn", "抽调": "chōu diào", "调配": "diào pèi",
    "重庆": "chóng qìng", "长沙": "cháng shā", "长春": "cháng chūn", "长治": "cháng zhì", "长安": "cháng ān", "长宁": "cháng níng",
    "长江": "cháng jiāng", "长城": "cháng chéng", "长白": "cháng bái", "长乐": "cháng lè", "长兴": "cháng xīng", "长寿": "cháng shòu",
    "长期": "cháng qī", "会计": "kuài jì", "音乐": "yīn yuè", "供给": "gōng jǐ", "给水": "jǐ shuǐ", "六安": "lù ān", "乐清": "yuè qīng",
    "单县": "shàn xiàn", "尉犁": "yù lí", "蔚县": "yù xiàn", "洪洞": "hóng tóng", "铅山": "yán shān",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def pinyin_of(name: str) -> str:
    """The initials and, right behind them, the syllables: scztshengcaizhengting. Empty for a name without Chinese characters."""
    pypinyin = _pypinyin()
    syllables = pypinyin.lazy_pinyin(name, style=pypinyin.Style.NORMAL, errors="ignore")
    return "".join([*(syllable[0] for syllable in syllables), *syllables])


@cache
def _pypinyin() -> ModuleType:
    """pypinyin without its phrases, which take 44 MB; the words of names of agencies are above."""
    os.environ["PYPINYIN_NO_PHRASES"] = "1"
    import pypinyin  # only now: its tables take a while

    pypinyin.load_single_dict({ord(character): reading for character, reading in _CHARACTERS.items()})
    pypinyin.load_phrases_dict({word: [[one] for one in reading.split()] for word, reading in _WORDS.items()})
    return pypinyin


def with_pinyin(label: str, name: str) -> str:
    """The label of a name in a list to choose from, with its pinyin in one more line, which pinyin.css hides: a list finds
    what is in its labels. The last line of a name without pinyin is blank."""
    return f"{label}\n{pinyin_of(name) or _BLANK}"
