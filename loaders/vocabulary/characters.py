"""Characters: traditional and simplified ones, brackets, separators, ends of sentences and lines."""

import re

_TRADITIONAL = str.maketrans(
    "牽頭單責門辦參與協務內時舉項實導領聯號編類進設開業經會負機標區體學動長點間節問題據資執縣廳區發財衛環應農業鄉鎮團黨館總權處關網數據誌術稅國際歷風險隊員證監銀僑臺漁遊電廣視",
    "牵头单责门办参与协务内时举项实导领联号编类进设开业经会负机标区体学动长点间节问题据资执县厅区发财卫环应农业乡镇团党馆总权处关网数据志术税国际历风险队员证监银侨台渔游电广视",
)

#: Brackets around a remark; a remark in brackets; brackets and quotation marks, inside which separators do not count.
OPENING_BRACKETS, CLOSING_BRACKETS = "（(〔[【［{｛", "）)〕]】］}｝"
BRACKETED = re.compile(r"[（(〔\[【].*?[)）〕\]】]")
OPENING, CLOSING = "（(〔[【〈<《「“［", "）)〕]】〉>》」”］"
#: The characters between two agencies of a list.
SEPARATORS = "、，,；;､﹑﹔；\n"
#: The characters at the end of a sentence.
SENTENCE_ENDS = tuple("。；;！!？?")
#: The characters at the end of a line that does not go on in the next: a sentence, heading or bracket is complete.
LINE_ENDS = tuple("。！？；：.!?;:”）)】〕")
#: The characters at the end of a line that is only the beginning of a title.
TITLE_GOES_ON = tuple("，、,：:；;（(“《—和与及的")
#: Marks that repeat the cell above.
SAME_AS_ABOVE = ("同上", "同前", "〃")


def simplify(text: str) -> str:
    """The text with the traditional characters of this vocabulary simplified; for comparison only, never for output."""
    return text if text.isascii() else text.translate(_TRADITIONAL)
