"""Annotations in running text: the bracket at a measure's end that names its agencies, and label lines below it."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.cells.agencies import is_agency, looks_like_agency, split_names, strip_tails, without_statements
from loaders.cells.roles import LABEL, label_kind, read_agencies
from loaders.words import DEADLINE_TEXT, FIRST_LEADS, ROLE_KINDS, ROLE_NOUNS, simplify

_OPEN, _CLOSE = "（(〔[【［{｛", "）)〕]】］}｝"
_VERB = re.compile(r"牵头|负责|配合|主办|协办|承办|参与|督办|落实")
_NO_ANNOTATION = re.compile(
    r"^(?:以下简称|简称|含|不含|包括|其中|如|即|例如|见|详见|注|试行|暂行|一期|二期|详细|附|联系)"
)
_SENTENCE_END = re.compile(r"\s*(?:$|[。；;.，,！]|\n|[（(〔\[【])")
_AFTER_SENTENCE = re.compile(r"[。；;！？]\s*$|^\s*$")
_LONGEST = 600
_STRONG_LABEL = re.compile(r"(?:单位|部门|科室|处室|机构|主体|股室|地区)$|^(?:牵头|责任|配合|协办|主责)$")
_PLACE_ENDS = tuple("区县市镇乡村道园岛港")  # one place in brackets says where, not who
_COUNTED = re.compile(r"\d+(?:万|亿|余|多)?(?:名|个|处|座|家|项|人|次|%|％|吨|元|米|亩|户|场|批|套|辆|床|张)")
_FURNITURE = re.compile(r"版权|维护|ICP|网站|技术支持|备案")


_NOUN_LABELS = "|".join(sorted((word for words in ROLE_NOUNS.values() for word in words), key=len, reverse=True))
_BRACKETED_LABEL = re.compile(rf"[【\[〔［]\s*({_NOUN_LABELS}|完成时限|完成时间|时限要求)\s*[】\]〕］]\s*[:：]?")
_SPREAD_LABEL = re.compile(r"^[ \u3000]*((?:[\u4e00-\u9fff][ \u3000]+){2,}[\u4e00-\u9fff])[ \u3000]*[:：]")
_SPACED_LABEL = re.compile(rf"^({_NOUN_LABELS}|完成时限|完成时间)[ \u3000]+(?=\S)")


class Piece(NamedTuple):
    """A stretch of text and the annotation that ends it (None after the last)."""

    text: str
    annotation: str | None


def split_annotations(text: str) -> list[Piece]:
    """The text cut after each annotation. Brackets that name no agency stay part of the text."""
    if (label := LABEL.match(simplify(text))) and (
        label_kind(label) in ROLE_KINDS or label_kind(label) in ("person", "deadline")
    ):
        return _labelled(text)
    chosen = [pair for pair in _brackets(text) if _names_agencies(text, *pair) or _lists_agencies(text, *pair)]
    pieces: list[Piece] = []
    start = 0
    for opening, closing in chosen:
        pieces.append(Piece(text[start:opening], text[opening + 1 : closing]))
        start = closing + 1
    rest = text[start:].lstrip("。；;，,、. ") if pieces else text
    return _adjoined([*pieces, *_labelled(rest)] if rest.strip() else pieces)


def _adjoined(pieces: list[Piece]) -> list[Piece]:
    """（牵头单位：甲）（配合单位：乙）, with nothing between, is one annotation."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and piece.annotation and joined[-1].annotation and not piece.text.strip("。；;，,、 "):
            joined[-1] = joined[-1]._replace(annotation=f"{joined[-1].annotation}；\n{piece.annotation}")
        else:
            joined.append(piece)
    return joined


def normalize_labels(text: str) -> str:
    """【牵头单位】市教育局, 牵头单位 市教育局 on a line of its own, 牵 头 单 位：市教育局, as 牵头单位：市教育局."""
    text = text.lstrip("●•▪■◆★▲◎○·—-* \u3000")
    text = _SPREAD_LABEL.sub(lambda match: "".join(match[1].split()) + "：", text)
    return _SPACED_LABEL.sub(r"\1：", _BRACKETED_LABEL.sub(r"\1：", text))


def without_annotations(text: str) -> str:
    """The text less its annotations."""
    if not any(char in text for char in _OPEN) and "：" not in text and ":" not in text:
        return text
    return "".join(piece.text for piece in split_annotations(text))


def _labelled(text: str) -> list[Piece]:
    """A label without brackets after a sentence or on a line of its own: “……。责任单位：市教育局”."""
    for label in LABEL.finditer(simplify(text)) if not _FURNITURE.search(text) else ():
        if not _STRONG_LABEL.search(label["word"]) and label_kind(label) in ROLE_KINDS:
            continue
        if label_kind(label) == "other" or not _AFTER_SENTENCE.search(text[max(0, label.start() - 9) : label.start()]):
            continue
        rest = text[label.start() :]
        if label_kind(label) in ROLE_KINDS or _names_role(rest) or not text[: label.start()].strip():
            return [Piece(text[: label.start()], rest)]
    return [Piece(text, None)]


def _names_role(text: str) -> bool:
    return any(label_kind(label) in ROLE_KINDS for label in LABEL.finditer(simplify(text)))


def _brackets(text: str) -> list[tuple[int, int]]:
    """(opening, closing) of the outermost brackets; one that never closes counts where a label follows it, to the end."""
    open_at: list[int] = []
    pairs: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if char in _OPEN:
            open_at.append(at)
        elif char in _CLOSE and open_at:
            start = open_at.pop()
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, at))
    unclosed = next((start for start in open_at if LABEL.match(text, start + 1)), None) if open_at else None
    if unclosed is None:
        return pairs
    return [*(pair for pair in pairs if pair[1] < unclosed), (unclosed, len(text))]


def _names_agencies(text: str, opening: int, closing: int) -> bool:
    """Whether the bracket says by a role's label or verb who does what."""
    inner = text[opening + 1 : closing].strip()
    if not inner or _NO_ANNOTATION.match(inner):
        return False
    simple = simplify(inner)
    if _names_role(simple):
        return True
    ends = _SENTENCE_END.match(text, closing + 1) or _AFTER_SENTENCE.search(text[max(0, opening - 9) : opening])
    return bool(ends and _VERB.search(simple)) and _mostly_agencies(inner)


def _lists_agencies(text: str, opening: int, closing: int) -> bool:
    """Whether the bracket is a bare list of agencies after a sentence or at the end of the text."""
    inner, after = text[opening + 1 : closing].strip(), text[closing + 1 : closing + 9].strip()
    if not inner or len(inner) > _LONGEST or _NO_ANNOTATION.match(inner):
        return False
    ends = not after or after[0] in "。；;\n" or bool(_AFTER_SENTENCE.search(text[max(0, opening - 9) : opening]))
    return ends and _bare_list(inner)


def _mostly_agencies(inner: str) -> bool:
    named = [name for _, name in read_agencies(inner, "responsible").named]
    alike = sum(1 for name in named if looks_like_agency(name) or name.startswith("各"))
    return 2 * alike > len(named)


def _bare_list(inner: str) -> bool:
    pieces = [strip_tails(piece) for piece, _ in split_names(without_statements(inner))]
    names = [
        piece
        for piece in pieces
        if is_agency(piece) and not DEADLINE_TEXT.fullmatch(piece) and not FIRST_LEADS.search(piece)
    ]
    if len(names) == 1 and names[0].endswith(_PLACE_ENDS):
        return False
    return bool(names) and all(map(looks_like_agency, names)) and not _COUNTED.search(inner)


def is_label_line(text: str) -> bool:
    """Whether a paragraph is nothing but an annotation: “牵头单位：…”, “（责任单位：…）”."""
    pieces = split_annotations(text)
    return bool(pieces) and all(not piece.text.strip("。；;，,. ") and piece.annotation for piece in pieces)


__all__ = ["Piece", "is_label_line", "split_annotations", "without_annotations"]
