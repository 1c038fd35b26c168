"""Raised marks that refer to a note, such as ¹, ②, [3] and *: they are no part of the name or sentence before them."""

import re

#: Raised, this is a mark whatever stands before it: ②, [3], 注1, *.
_MARK = re.compile(
    r"(?:[\[［〔【(（]\s*(?:注?\s*[0-9０-９]{1,3}|注)\s*[\]］〕】)）]|注\s*[0-9０-９]{0,3}|[①-⑳❶-❿➀-➓]|[*＊※†‡#＃]{1,4}|[,，、\s])+"
)
#: Raised figures and letters are a mark only behind a word: after a figure or a Latin letter they are an exponent, m² or 10³.
_FIGURES = re.compile(r"[\s,，、]*(?:[0-9０-９]{1,3}|[a-zA-Z])(?:[,，、\-–][0-9０-９]{1,3}){0,5}[\s,，、]*")
_EXPONENT_OF = re.compile(r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ%°㎡)]$")
#: Characters that are raised by themselves, behind an ideograph or a closing bracket.
_RAISED = r"[\u2070\xb9\xb2\xb3\u2074-\u207e]"
RAISED_CHARACTER = re.compile(_RAISED)
_RAISED_MARK = re.compile(rf"(?<=[\u4e00-\u9fff）〕】》”]){_RAISED}+")


def is_note_mark(raised: str, before: str) -> bool:
    """Whether a raised text that follows `before` refers to a note."""
    if not raised.strip():
        return False
    return bool(_MARK.fullmatch(raised)) or bool(
        _FIGURES.fullmatch(raised) and before.strip() and not _EXPONENT_OF.search(before.rstrip())
    )


def part_raised_characters(text: str) -> tuple[str, list[str]]:
    """The text without the marks in characters that are raised by themselves, and these marks: 甲局¹ -> 甲局."""
    if not RAISED_CHARACTER.search(text):
        return text, []
    return _RAISED_MARK.sub("", text), _RAISED_MARK.findall(text)
