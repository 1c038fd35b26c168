"""The pinyin of Chinese names, so that letters find them: sczt and shengcaizhengting find 省财政厅."""

from functools import lru_cache

_BLANK = "\u200b"


@lru_cache(maxsize=20_000)
def pinyin_of(name: str) -> str:
    """The initials and, right behind them, the syllables: scztshengcaizhengting. Empty for a name without Chinese characters."""
    from pypinyin import Style, lazy_pinyin  # only now: its tables take half a second

    syllables = lazy_pinyin(name, style=Style.NORMAL, errors="ignore")
    return "".join([*(syllable[0] for syllable in syllables), *syllables])


def with_pinyin(label: str, name: str) -> str:
    """The label of a name in a list to choose from, with its pinyin in one more line, which pinyin.css hides: a list finds
    what is in its labels. The last line of a name without pinyin is blank."""
    return f"{label}\n{pinyin_of(name) or _BLANK}"
