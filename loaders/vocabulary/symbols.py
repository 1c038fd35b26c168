"""Symbols that Word stores as a character of a symbol font: what they look like."""

_WINGDINGS = {
    0x6C: "•", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x74: "◆", 0x75: "◆", 0x77: "◆", 0x9E: "·", 0x9F: "•",
    0xA1: "○", 0xA2: "○", 0xA4: "◎", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xF0: "→",
    0xFB: "×", 0xFC: "√", 0xFD: "☒", 0xFE: "☑",
    **{0x80 + number: f"{chr(0x245F + number)}" for number in range(1, 11)},
    **{0x8B + number: f"{chr(0x2775 + number)}" for number in range(1, 11)},
}  # fmt: skip
_SYMBOL = {
    0x2D: "-", 0x2F: "/", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "·", 0xB8: "÷", 0xB9: "≠", 0xAE: "→",
}  # fmt: skip
#: Font, in lower case -> code of the character -> the character of Unicode.
SYMBOLS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x50: "√", 0x4F: "×", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA3: "□"},
    "symbol": _SYMBOL,
}
#: What stands for a symbol that is not listed: it still parts the words on both sides.
UNKNOWN_SYMBOL = "·"


def plain_symbol(char: str) -> str:
    """What a character of U+F020–F0FF looks like, whose font is not known."""
    code = ord(char) - 0xF000
    return _SYMBOL.get(code) or _WINGDINGS.get(code) or UNKNOWN_SYMBOL
