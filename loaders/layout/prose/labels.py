"""Labels at the beginning of a line: what the text after the colon is, in one form."""

import re
from functools import lru_cache
from typing import NamedTuple

from loaders.cells.agencies import looks_like_agency
from loaders.cells.ordinals import ordinal_of
from loaders.cells.roles import label_kind, read_agencies
from loaders.layout.table.header_words import header_says, role_part, surest
from loaders.vocabulary.characters import simplify
from loaders.vocabulary.columns import ENDS, NO_ROLE
from loaders.vocabulary.dates import DEADLINE_TEXT
from loaders.vocabulary.labels import (
    BRACKETED_LABEL,
    LABEL,
    LABEL_KINDS,
    LABEL_WORD,
    PERSON_LABEL,
    SPACED_LABEL,
    SPREAD_LABEL,
)
from loaders.vocabulary.roles import ROLE_KINDS
from loaders.vocabulary.sentences import (
    AGENCY_LABEL,
    BULLETS,
    PROBLEM_LABEL,
    STEPS_LABEL,
    TEXT_LABEL,
)

#: The label that stands for a role or a deadline whose own word is not in the vocabulary.
_USUAL = {
    "lead": "牵头单位",
    "responsible": "责任单位",
    "support": "配合单位",
    "supervise": "督办单位",
    "deadline": "时限",
    "person": "责任人",
}
_END = "完成时限"  # the same for a deadline that is the last of several
_LINE_LABEL = re.compile(
    r"""(?P<open>[（(〔\[【]?)\s*
    (?P<word>[^\s：:，,。；;、（(）)〔〕\[\]【】“”"0-9][^：:，,。；;、（(）)〔〕\[\]【】“”"]{1,11})
    (?:\s*[（(][^（）()]{1,12}[)）])?
    \s*[：:]\s*""",
    re.VERBOSE,
)
_KNOWN = re.compile(LABEL_WORD)
_LONGEST_NAMES = 30  # characters of a person or a deadline behind a label that is not known


class TextLabel(NamedTuple):
    """A label before a text: its word, its kind ("problem", "steps" or "other"), and the text behind it."""

    word: str
    kind: str
    text: str


def normalize_labels(text: str) -> str:
    """The line with its label in the usual form: 【牵头单位】甲局, 牵 头 单 位：甲局, 包抓单位：甲局 -> a known label and a colon."""
    text = text.lstrip(BULLETS)
    if "：" not in text and ":" not in text and text[:1] not in "【[〔［" and " " not in text and "\u3000" not in text:
        return text
    ordinal = ordinal_of(text)
    number, text = (text[: ordinal.end], text[ordinal.end :]) if ordinal else ("", text)
    text = SPREAD_LABEL.sub(lambda match: "".join(match[1].split()) + "：", text)
    text = SPACED_LABEL.sub(r"\1：", BRACKETED_LABEL.sub(r"\1：", text))
    return number + _with_known_label(text)


def without_persons(annotation: str) -> str:
    """The annotation without labels of persons and what stands behind them, unless that is a deadline."""
    labels = list(LABEL.finditer(simplify(annotation)))
    if not any(label_kind(label) == "person" for label in labels):
        return annotation
    ends = [*(label.start() for label in labels[1:]), len(annotation)]
    parts = [annotation[: labels[0].start()]]
    for label, end in zip(labels, ends, strict=True):
        names = re.split("[、，,；;。 ]", annotation[label.end() : end])
        if label_kind(label) != "person" or any(name and DEADLINE_TEXT.fullmatch(name) for name in names):
            parts.append(annotation[label.start() : end])
    return "".join(parts)


def _with_known_label(text: str) -> str:
    """The line with a usual label in place of one that says a role, a person or a deadline in other words."""
    match = _LINE_LABEL.match(text)
    if not match or LABEL.match(simplify(text).lstrip("（(〔[【 ")):
        return text
    kind = _line_kind(simplify(match["word"]), text[match.end() :].strip("。）)〕]】 "))
    usual = _USUAL[kind] if kind else ""
    if kind == "deadline" and ENDS.search(match["word"]):
        usual = _END
    return f"{match['open']}{usual}：{text[match.end() :]}" if kind else text


def _line_kind(word: str, text: str) -> str | None:
    """The kind of a label that is not in the vocabulary of labels, by its word and by what stands behind it."""
    word = "".join(word.split())
    if len(text) <= _LONGEST_NAMES and PERSON_LABEL.search(word):
        return "person"
    kind = surest(header_says(word))
    if kind == "deadline" and len(text) <= _LONGEST_NAMES:
        return "deadline"
    if kind is None or kind == "responsible":
        kind = role_part(word) or ("responsible" if AGENCY_LABEL.search(word) else kind)
    return kind if kind in ROLE_KINDS and not NO_ROLE.search(word) and _are_agencies(text, kind) else None


def _are_agencies(text: str, role: str) -> bool:
    names = [name for _, name in read_agencies(text, role).named]
    return bool(names) and all(map(looks_like_agency, names))


@lru_cache(maxsize=4096)
def read_text_label(text: str) -> TextLabel | None:
    """The label that a line of text begins with: 整改措施：…, 问题：…; None if it begins with none."""
    match = TEXT_LABEL.match(text)
    if not match or LABEL_KINDS.get(match["word"]) in (*ROLE_KINDS, "person", "deadline"):
        return None
    word = match["word"]
    other = "steps" if STEPS_LABEL.search(word) else "other"
    kind = "problem" if PROBLEM_LABEL.fullmatch(word) else other
    return TextLabel(word, kind, text[match.end() :].strip())
