"""Joins lines that were wrapped at the width of the paper."""

import re
from dataclasses import replace

from loaders.cells.agencies import ends_like_agency, looks_like_agency, split_names, strip_tails
from loaders.cells.ordinals import ordinal_of
from loaders.cells.roles import label_kind
from loaders.formats.bounds import LONGEST_PARAGRAPH
from loaders.layout.headings import is_note
from loaders.layout.prose.annotations import is_label_line, is_list, split_annotations
from loaders.layout.prose.lines import MOST_JOINED, Line, bracket_depth
from loaders.layout.prose.sentences import goes_on
from loaders.vocabulary.characters import LINE_ENDS, simplify
from loaders.vocabulary.labels import LABEL
from loaders.vocabulary.roles import ROLE_KINDS
from loaders.vocabulary.sentences import LONE_LABEL, LONE_NOUN

_DEEPEST_HEADING = 3  # level of 1., which begins an item even while a bracket is open
_SHORTEST_LIST = 4  # characters


def unwrap(lines: list[Line]) -> list[Line]:
    """The lines, with those joined that were wrapped or that break inside a bracket or a name."""
    joined: list[Line] = []
    count, depth = 1, 0
    begins_indented = _begins_indented(lines)
    for line in lines:
        if joined and _is_continued(joined[-1], line, count, depth, begins_indented=begins_indented):
            before = joined[-1]
            colon = "：" if LONE_NOUN.fullmatch(before.text) else ""
            text, printed = before.text.rstrip() + colon + line.text, f"{before.printed}\n{line.printed}"
            joined[-1] = replace(before, text=text, printed=printed, wrapped=line.wrapped)
            count, depth = count + 1, bracket_depth(line.text, depth)
        else:
            joined.append(line)
            count, depth = 1, bracket_depth(line.text)
    return joined


def _begins_indented(lines: list[Line]) -> bool:
    """Whether the text was wrapped and the first line of most numbered paragraphs is indented."""
    numbered = [line.indented for line in lines if ordinal_of(line.text)]
    return any(line.wrapped for line in lines) and sum(numbered) * 2 > len(numbered)


def _is_continued(before: Line, after: Line, lines: int, depth: int, *, begins_indented: bool) -> bool:
    """Whether `after` continues `before`, which was joined from so many lines and leaves so many brackets open."""
    if len(before.text) > LONGEST_PARAGRAPH:
        return False
    ordinal = ordinal_of(after.text)
    if depth > 0 and lines < MOST_JOINED:
        return ordinal is None or ordinal.level > _DEEPEST_HEADING or before.wrapped
    if ordinal is not None:
        return False
    if before.text.endswith(("、", "，")) and len(before.text) > _SHORTEST_LIST and not is_label_line(after.text):
        return True
    if LONE_LABEL.fullmatch(before.text) and not is_label_line(after.text):
        return True
    if LONE_NOUN.fullmatch(before.text) and is_list(after.text):
        return True
    if _names_go_on(before.text, after.text) or goes_on(before.text, after.text):
        return True
    if begins_indented and not after.indented and not before.text.endswith(LINE_ENDS):
        return not is_label_line(after.text) and (before.wrapped or not is_label_line(before.text))
    if not before.wrapped or after.indented or _is_annotated_to_the_end(before.text):
        return False
    return not is_label_line(after.text) and not (before.text.endswith("。") and is_note(after.text))


def _names_go_on(before: str, after: str) -> bool:
    """Whether a label line ends in the middle of a name: “配合单位：区文旅局、区体育” “局、区科协”."""
    if not is_label_line(before) or is_label_line(after):
        return False
    labels = list(LABEL.finditer(simplify(before)))
    if not labels or label_kind(labels[-1]) not in ROLE_KINDS:
        return False
    last, first = split_names(before)[-1][0], split_names(after)[0][0]
    last = re.split("[：:]", last)[-1]
    return bool(last) and not ends_like_agency(strip_tails(last)) and looks_like_agency(strip_tails(last + first))


def _is_annotated_to_the_end(text: str) -> bool:
    if not text.endswith((")", "）", "】", "〕", "]", "。")):
        return False
    pieces = split_annotations(text)
    return bool(pieces) and bool(pieces[-1].annotation)
