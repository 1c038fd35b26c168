"""The numbers that Word prints before paragraphs but does not store in them.

ECMA-376 part 1, 17.9: a paragraph refers to a list (numId) and a level; the level says how its counter is written.
"""

import re
from collections import defaultdict

from loaders.formats.word_xml import Element, attribute, name_of, parse_part, path_to, value_of, whole
from loaders.vocabulary.numerals import chinese_numeral

#: List level -> (number format, text, first number).
Levels = dict[int, tuple[str, str, int]]

_LONGEST_LABEL = 64  # characters of the pattern of a label: nine levels with words between them
_CHINESE = re.compile("(?:chinese|taiwanese|japanese)Counting(?:Thousand)?|ideographDigital|chineseLegalSimplified")
_ROMAN = {100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN.items():
        count, number = divmod(number, value)
        text += letters * min(count, 9)
    return text


def format_counter(number: int, form: str) -> str:
    """The counter as Word writes it in the number format `form`."""
    if _CHINESE.fullmatch(form):
        return chinese_numeral(number)
    if form.startswith("decimalEnclosed") and 1 <= number <= 20:
        return chr(0x245F + number)
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr((96 if form[0] == "l" else 64) + number)
    if form in ("lowerRoman", "upperRoman"):
        return _roman(number) if form[0] == "l" else _roman(number).upper()
    if form == "decimalFullWidth":
        return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if form == "decimalZero":
        return f"{number:02}"
    return str(number)


class Numbering:
    """The counters of a document's lists.

    `levels`: numId -> its levels; `shared`: numId -> key of the counters, which lists of one definition share.
    """

    def __init__(self, levels: dict[str, Levels], shared: dict[str, str]) -> None:
        self._levels, self._shared = levels, shared
        self._counters: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, num_id: str, level: int) -> str:
        """The label of the next paragraph of this list at this level; empty for bullets and unknown lists."""
        levels = self._levels.get(num_id)
        if not levels or level not in levels:
            return ""
        counters = self._counters[self._shared.get(num_id, num_id)]
        counters[level] = counters.get(level, levels[level][2] - 1) + 1
        for deeper in [other for other in counters if other > level]:
            del counters[deeper]
        form, text, _ = levels[level]
        if form in ("bullet", "none"):
            return ""

        def counter(match: re.Match[str]) -> str:
            form, _, start = levels.get(int(match[1]) - 1, ("decimal", "", 1))
            return format_counter(counters.get(int(match[1]) - 1, start), form)

        return re.sub(r"%([1-9])", counter, text)


def read_numbering(parts: dict[str, bytes]) -> Numbering:
    """The lists that word/numbering.xml defines."""
    root = _part(parts, "word/numbering.xml")
    abstract = {attribute(node, "abstractNumId"): _levels(node) for node in root if name_of(node) == "abstractNum"}
    levels, shared = {}, {}
    for node in root:
        if name_of(node) == "num":
            num_id, target = attribute(node, "numId"), value_of(node, "abstractNumId") or ""
            overrides = {
                whole(attribute(o, "ilvl"), 0): whole(value_of(o, "startOverride"), 0)
                for o in node
                if name_of(o) == "lvlOverride" and path_to(o, "startOverride") is not None
            }
            levels[num_id] = {
                level: (form, text, overrides.get(level, start))
                for level, (form, text, start) in abstract.get(target, {}).items()
            }
            shared[num_id] = num_id if overrides else f"abstract {target}"
    return Numbering(levels, shared)


def _part(parts: dict[str, bytes], name: str) -> Element:
    """The root of the part whose name ends so; an empty list if there is none."""
    return next((parse_part(part) for path, part in parts.items() if path.endswith(name)), [])


def _levels(abstract: Element) -> Levels:
    return {
        whole(attribute(level, "ilvl"), 0): (
            value_of(level, "numFmt") or "decimal",
            (value_of(level, "lvlText") or "")[:_LONGEST_LABEL],
            whole(value_of(level, "start"), 1),
        )
        for level in abstract
        if name_of(level) == "lvl"
    }


def read_style_lists(parts: dict[str, bytes]) -> dict[str, tuple[str, int]]:
    """Style id -> (numId, level), for the styles that number their paragraphs."""
    return {
        attribute(node, "styleId"): (value_of(numbered, "numId") or "", whole(value_of(numbered, "ilvl"), 0))
        for node in _part(parts, "word/styles.xml")
        if name_of(node) == "style" and (numbered := path_to(node, "pPr", "numPr")) is not None
    }
