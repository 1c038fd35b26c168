"""A selection as a presentation (.pptx): a measure on each slide, with its actions, their agencies by role, and source rows."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import ceil
from typing import NamedTuple

import pptx
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Inches, Pt

from dashboard.analysis.matrix import actions_in_row, matrix_rows
from dashboard.model.dataset import Action
from dashboard.model.selection import Selection
from dashboard.render.palette import LIGHT, role_name
from dashboard.text import listed, t
from dashboard.text.captions import document_words, filter_words
from dashboard.text.corrections import correction_line

_FONT = "微软雅黑"  # on every Chinese Windows; WPS brings it, too
_WIDE, _HIGH, _MARGIN = 13.333, 7.5, 0.6  # inches
_TOP, _BOTTOM = 1.75, 6.75  # of the body
_LINE = 1.35  # height of a line in font sizes
_SIZES = (24, 22, 20, 18, 16)  # points; what is too long for the smallest goes on on another slide
_TITLES = ((28, 56), (24, 66), (20, 160))  # (points, most characters) of a title
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _Piece(NamedTuple):
    """Words in one colour."""

    words: str
    colour: str = LIGHT.ink
    bold: bool = False


_Line = tuple[_Piece, ...]  # a paragraph


def slides(selection: Selection, most: int) -> bytes:
    """The .pptx file, 16:9: a title slide with the filter and the legend, then the measures in print order, at most so many;
    the title slide says how many are left out."""
    show = pptx.Presentation()
    show.slide_width, show.slide_height = Inches(_WIDE), Inches(_HIGH)
    properties = show.core_properties
    properties.title, properties.author, properties.last_modified_by = _plain(document_words(selection.dataset)), "", ""
    _add_cover(show, selection, most)
    for measure in matrix_rows(selection, "measures", most=most):
        _add_measure(show, selection, measure)
    _number(show)
    out = io.BytesIO()
    show.save(out)
    return out.getvalue()


def _add_cover(show: Presentation, selection: Selection, most: int) -> None:
    slide = _new_slide(show, _plain(document_words(selection.dataset)), "")
    left = selection.counts["measures"] - most
    lines: list[_Line] = [(_Piece(filter_words(selection)),)]
    lines += [(_Piece(t("take.slides.rest", most=most, count=left), LIGHT.roles["lead"]),)] if left > 0 else []
    legend = [_Piece(f"{role_name(role)}　", LIGHT.roles[role], bold=True) for role in selection.dataset.roles]
    _write(_body(slide), [*lines, (_Piece(f"{t('legend')}　", LIGHT.quiet), *legend)], 24)


def _add_measure(show: Presentation, selection: Selection, measure: int) -> None:
    actions = selection.dataset.actions(actions_in_row(selection, "measures", measure))
    first = actions[0]
    document = f"《{first.document}》" if selection.dataset.is_combined else ""
    place = " · ".join(filter(None, [document, first.section]))
    lines = [line for action in actions for line in _lines(action)]
    size = next((size for size in _SIZES if _height(lines, size) <= _room()), _SIZES[-1])
    for at, part in enumerate(_parts(lines, size)):
        title = first.measure_label + (t("slides.goes_on") if at else "")
        _write(_body(_new_slide(show, title, place)), part, size)


def _lines(action: Action) -> Iterator[_Line]:
    """The paragraphs of an action: its text with the source row, then a paragraph for each role."""
    row = _Piece(f"　{t('slides.rows', rows=action.source_row)}", LIGHT.quiet)
    texts = [] if action.action in ("", action.measure) else action.action.split("\n")
    for text in texts[:-1]:
        yield (_Piece(text),)
    yield (_Piece(texts[-1]), row) if texts else (row,)
    for role, agencies in action.agencies.items():
        yield _Piece(f"{role_name(role)}　", LIGHT.roles[role], bold=True), _Piece(listed(agencies))
    if not action.agencies:
        yield (_Piece(t("no_agency"), LIGHT.quiet),)
    if action.deadline:
        yield _Piece(f"{t('tasks.deadline')}　", LIGHT.quiet, bold=True), _Piece(action.deadline)
    if action.corrected:
        yield (_Piece(correction_line(action.corrected), LIGHT.quiet),)


def _parts(lines: Sequence[_Line], size: int) -> Iterator[list[_Line]]:
    """The paragraphs of each slide; one that is too long for a slide is cut."""
    most = int(_room() // (size * _LINE)) * _line_length(size) * 9 // 10
    part: list[_Line] = []
    for line in chain.from_iterable(_cut(whole, most) for whole in lines):
        if part and _height([*part, line], size) > _room():
            yield part
            part = []
        part.append(line)
    yield part


def _cut(line: _Line, most: int) -> Iterator[_Line]:
    *before, last = line
    if sum(len(piece.words) for piece in line) <= most:
        yield line
        return
    longest = max(line, key=lambda piece: len(piece.words))
    for start in range(0, len(longest.words), most):
        piece = longest._replace(words=longest.words[start : start + most])
        yield (*before, piece) if longest is last and start == 0 else (piece,)
    if longest is not last:
        yield (last,)


def _room() -> float:
    """The height of the body in points."""
    return (_BOTTOM - _TOP) * 72


def _line_length(size: int) -> int:
    """Chinese characters of a line."""
    return int((_WIDE - 2 * _MARGIN - 0.3) * 72 / size)


def _height(lines: Iterable[_Line], size: int) -> float:
    """The height of these paragraphs in points."""
    lengths = (sum(1 if ord(letter) > 0x2E7F else 0.6 for piece in line for letter in piece.words) for line in lines)
    return sum(max(1, ceil(length / _line_length(size))) * size * _LINE + size * 0.35 for length in lengths)


def _new_slide(show: Presentation, title: str, place: str) -> Slide:
    """A slide with its title, which the outline shows, the place above it, and a red line below it."""
    slide = show.slides.add_slide(show.slide_layouts[5])  # title only
    if place:
        _write(_box(slide, 0.35, 0.4), [(_Piece(place, LIGHT.quiet),)], 14)
    heading = slide.shapes.title
    heading.left, heading.top = Inches(_MARGIN), Inches(0.7)
    heading.width, heading.height = Inches(_WIDE - 2 * _MARGIN), Inches(0.9)
    size = next((size for size, most in _TITLES if len(title) <= most), 18)
    _write(heading.text_frame, [(_Piece(title, bold=True),)], size)
    heading.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    heading.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    line = slide.shapes.add_connector(1, Inches(_MARGIN), Inches(1.65), Inches(_WIDE - _MARGIN), Inches(1.65))
    line.line.color.rgb, line.line.width = _colour(LIGHT.roles["lead"]), Pt(2)
    return slide


def _body(slide: Slide) -> TextFrame:
    return _box(slide, _TOP, _BOTTOM - _TOP)


def _box(slide: Slide, top: float, height: float) -> TextFrame:
    box = slide.shapes.add_textbox(Inches(_MARGIN), Inches(top), Inches(_WIDE - 2 * _MARGIN), Inches(height))
    return box.text_frame


def _number(show: Presentation) -> None:
    """The number of each slide, bottom right."""
    whole = len(show.slides)
    for at, slide in enumerate(show.slides, start=1):
        box = slide.shapes.add_textbox(Inches(_WIDE - 2.2), Inches(6.95), Inches(1.6), Inches(0.35))
        _write(box.text_frame, [(_Piece(t("slides.page", at=at, of=whole), LIGHT.quiet),)], 12)


def _write(frame: TextFrame, lines: Sequence[_Line], size: int) -> None:
    frame.word_wrap = True
    for at, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.line_spacing, paragraph.space_after = 1.15, Pt(size * 0.35)
        for piece in line:
            _add_run(paragraph, piece, size)


def _add_run(paragraph: _Paragraph, piece: _Piece, size: int) -> None:
    run = paragraph.add_run()
    run.text = _plain(piece.words)
    font = run.font
    font.name, font.size, font.bold, font.color.rgb = _FONT, Pt(size), piece.bold, _colour(piece.colour)
    properties = run._r.get_or_add_rPr()
    asian = properties.makeelement(qn("a:ea"), {"typeface": _FONT})
    properties.find(qn("a:latin")).addnext(asian)  # the font of Chinese letters is stored apart
    properties.set("lang", "zh-CN")


def _colour(name: str) -> RGBColor:
    return RGBColor.from_string(name[1:])


def _plain(words: str) -> str:
    return _ILLEGAL.sub("", words)
