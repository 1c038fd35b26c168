"""Markdown -> the text that a reader of the page sees: marks of headings, lists, strong text, code and links are no text."""

import re

from loaders.formats.left_out import LeftOut
from loaders.formats.runs import GONE

SUFFIXES = (".md", ".markdown")
HASHES = re.compile(r"\s*#{1,6}\s+")
_LISTED = re.compile(r"\s*[-*+]\s+(?:\[[ xX]\]\s+)?(?=\S)")
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})\s*[\w+-]*\s*")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(.{1,500}?)(?<!`)\1(?!`)")
_STRONG = re.compile(r"(\*{2,3}|__)(?=\S)(.{1,200}?)(?<=\S)\1")
_EMPHASIS = re.compile(r"\*(?=[^\s*])([^*]{1,200})(?<=[^\s*])\*|(?<!\w)_(?=[^\s_])([^_]{1,200})(?<=[^\s_])_(?!\w)")
_STRUCK = re.compile(r"~~(?=[^\s~])([^~]{1,500})(?<=[^\s~])~~")
_PICTURE = re.compile(r"!\[[^\[\]]{0,300}\]\([^()]{0,1000}\)")
_LINK = re.compile(
    r"\[([^\[\]]{1,300})\]\(\s*(?:[a-z]+:|[/.#?<]|www\.|[\w-]+(?:\.[\w-]+)+|\s*\))[^()]{0,1000}\)?", re.IGNORECASE
)
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,30}\](?!:)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~>])")
_MARKS = "`*_~[\\"
#: Each mark as a character of Unicode's private area, which stands for it while the other marks are taken away.
_LITERAL = {ord(mark): chr(0xE000 + ord(mark)) for mark in "\\`*_{}[]()#+-.!~>"}
_PRINTED = {ord(literal): chr(mark) for mark, literal in _LITERAL.items()}


def plain_lines(lines: list[str], left_out: LeftOut) -> list[str]:
    """The lines without their marks; `GONE` stands for what is crossed out, and what is left out is noted."""
    return [_plain(line, left_out) for line in lines]


def _plain(line: str, left_out: LeftOut) -> str:
    if line.lstrip()[:1] in ("#", "-", "*", "+", ">"):
        line = HASHES.sub("", line, count=1)
        line = _LISTED.sub("", line, count=1).lstrip("> ")
    if not any(mark in line for mark in _MARKS):
        return line
    if _FENCE.fullmatch(line):
        return ""
    line = _ESCAPED.sub(lambda match: match[1].translate(_LITERAL), line)
    line = _CODE.sub(lambda match: match[2].strip().translate(_LITERAL), line)
    line = _left_out(_NOTE, "note-marks", "", line, left_out)
    line = _LINK.sub(r"\1", _PICTURE.sub("", line))
    line = _left_out(_STRUCK, "struck-text", GONE, line, left_out)
    line = _EMPHASIS.sub(lambda match: match[1] or match[2], _STRONG.sub(r"\2", line))
    return line.translate(_PRINTED)


def _left_out(pattern: re.Pattern[str], code: str, instead: str, line: str, left_out: LeftOut) -> str:
    """The line with something else in place of each match, which is noted."""
    for match in pattern.finditer(line):
        left_out.add(code, match[match.lastindex or 0])
    return pattern.sub(instead, line)
