"""Finds annotations in running text: the bracket or label at the end of a measure that names its agencies."""

import re
from functools import lru_cache
from re import Match
from typing import NamedTuple

from loaders.cells.agencies import is_agency, looks_like_agency, split_names, strip_tails, without_statements
from loaders.cells.roles import label_kind, read_agencies
from loaders.layout.prose.sentences import assignment_start, with_label
from loaders.vocabulary.characters import CLOSING_BRACKETS, OPENING_BRACKETS, simplify
from loaders.vocabulary.dates import DEADLINE_TEXT
from loaders.vocabulary.labels import LABEL, STRONG_LABEL
from loaders.vocabulary.places import ENDS_OF_PLACES
from loaders.vocabulary.roles import ANNOTATION_VERB, FIRST_LEADS, ROLE_KINDS
from loaders.vocabulary.sentences import COUNTED, NO_ANNOTATION, PAGE_FOOT

_LONGEST = 600  # characters in a bracket that lists agencies
_BEFORE = 9  # characters before a bracket or label that show whether a sentence ended there
_SENTENCE_END = re.compile(r"\s*(?:$|[。；;.，,！]|\n|[（(〔\[【])")
_AFTER_SENTENCE = re.compile(r"[。；;！？]\s*$|^\s*$")
_IS = re.compile("[为是]")  # 进度较慢的县为甲县
_AROUND_PIECE = "。；;，,、 "


class Piece(NamedTuple):
    """A stretch of text and the annotation at its end; None if the text ends without one."""

    text: str
    annotation: str | None


def split_annotations(text: str) -> list[Piece]:
    """The text cut after each annotation; brackets that name no agency stay part of the text."""
    return list(_split(text))


@lru_cache(maxsize=1024)
def _split(text: str) -> tuple[Piece, ...]:
    """See `split_annotations`; cached, because a line is looked at several times."""
    return tuple(_pieces(text))


def _pieces(text: str) -> list[Piece]:
    label = LABEL.match(simplify(text))
    if label and label_kind(label) != "other":
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
    """The pieces, with annotations joined that directly follow each other: （牵头单位：甲）（配合单位：乙）."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and piece.annotation and joined[-1].annotation and not piece.text.strip(_AROUND_PIECE):
            joined[-1] = joined[-1]._replace(annotation=f"{joined[-1].annotation}；\n{piece.annotation}")
        else:
            joined.append(piece)
    return joined


def without_annotations(text: str) -> str:
    """The text without its annotations."""
    return "".join(piece.text for piece in split_annotations(text))


def _labelled(text: str) -> list[Piece]:
    """The text cut before a label that follows a sentence or begins the line: “……。责任单位：市教育局”."""
    for label in LABEL.finditer(simplify(text)) if not PAGE_FOOT.search(text) else ():
        start, is_role = label.start(), label_kind(label) in ROLE_KINDS
        if (is_role and not _is_sure(label, text)) or label_kind(label) == "other":
            continue
        if not _ends_sentence(text, start) and not (is_role and text[:start].endswith(("，", ","))):
            continue
        if is_role or _names_role(text[start:]) or not text[:start].strip():
            return _up_to_text_behind(text[:start].rstrip("，,"), text[start:])
    return _assigned(text)


def _is_sure(label: Match[str], text: str) -> bool:
    """Whether a label means a role: its word surely does, or it begins the line and nothing but agencies follow: 协助：县水利局."""
    return bool(STRONG_LABEL.search(label["word"])) or (label.start() == 0 and is_list(text[label.end() :]))


def _up_to_text_behind(before: str, note: str) -> list[Piece]:
    """The text and its annotation, which ends at the first 。 if further text follows: 修路，责任单位：县交通局。已经开工。"""
    names, stop, rest = note.partition("。")
    if not before.strip() or not rest.strip() or _says_who_or_when(rest):
        return [Piece(before, note)]
    return [Piece(before, names + stop), Piece(rest, None)]


def _says_who_or_when(text: str) -> bool:
    """Whether a text behind an annotation is part of it: a label, a deadline, who leads, who does what."""
    return bool(
        LABEL.search(simplify(text))
        or FIRST_LEADS.search(text)
        or read_agencies(text, "responsible").deadline
        or assignment_start(text) is not None
        or (is_list(text) and not _IS.search(text))
    )


def _assigned(text: str) -> list[Piece]:
    """The text cut before the sentence at its end that says who does what: “修路。由市交通局负责。”."""
    start = assignment_start(text)
    if start is None:
        return [Piece(text, None)]
    return [Piece(text[:start].rstrip("，, "), with_label(text[start:]))]


def _ends_sentence(text: str, position: int) -> bool:
    """Whether a sentence has ended at this position, or none has begun yet."""
    return bool(_AFTER_SENTENCE.search(text[max(0, position - _BEFORE) : position]))


def _names_role(text: str) -> bool:
    return any(label_kind(label) in ROLE_KINDS for label in LABEL.finditer(simplify(text)))


def _brackets(text: str) -> list[tuple[int, int]]:
    """(opening, closing) of the outermost brackets; an unclosed one that begins with a label reaches to the end."""
    open_at: list[int] = []
    pairs: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if char in OPENING_BRACKETS:
            open_at.append(at)
        elif char in CLOSING_BRACKETS and open_at:
            start = open_at.pop()
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, at))
    unclosed = next((start for start in open_at if LABEL.match(text, start + 1)), None) if open_at else None
    if unclosed is None:
        return pairs
    return [*(pair for pair in pairs if pair[1] < unclosed), (unclosed, len(text))]


def _names_agencies(text: str, opening: int, closing: int) -> bool:
    """Whether the bracket says who does what, with the label or the verb of a role."""
    inner = text[opening + 1 : closing].strip()
    if not inner or NO_ANNOTATION.match(inner):
        return False
    simple = simplify(inner)
    if _names_role(simple):
        return True
    ends = _SENTENCE_END.match(text, closing + 1) or _ends_sentence(text, opening)
    return bool(ends and ANNOTATION_VERB.search(simple)) and _mostly_agencies(inner)


def _lists_agencies(text: str, opening: int, closing: int) -> bool:
    """Whether the bracket is a bare list of agencies after a sentence or at the end of the text."""
    inner, after = text[opening + 1 : closing].strip(), text[closing + 1 : closing + 9].strip()
    if not inner or len(inner) > _LONGEST or NO_ANNOTATION.match(inner):
        return False
    ends = not after or after[0] in "。；;\n" or _ends_sentence(text, opening)
    return ends and is_list(inner)


def _mostly_agencies(inner: str) -> bool:
    named = [name for _, name in read_agencies(inner, "responsible").named]
    alike = sum(1 for name in named if looks_like_agency(name) or name.startswith("各"))
    return 2 * alike > len(named)


def is_list(inner: str) -> bool:
    """Whether a text is a list of agencies and nothing else."""
    names = [
        piece
        for piece in (strip_tails(piece) for piece, _ in split_names(without_statements(inner)))
        if is_agency(piece) and not DEADLINE_TEXT.fullmatch(piece) and not FIRST_LEADS.search(piece)
    ]
    if len(names) == 1 and names[0].endswith(ENDS_OF_PLACES):
        return False
    return bool(names) and all(map(looks_like_agency, names)) and not COUNTED.search(inner)


def is_label_line(text: str) -> bool:
    """Whether a paragraph consists of annotations only: “牵头单位：…”, “（责任单位：…）”."""
    pieces = split_annotations(text)
    return bool(pieces) and all(not piece.text.strip("。；;，,. ") and piece.annotation for piece in pieces)
