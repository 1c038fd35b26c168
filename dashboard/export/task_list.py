"""The task list (任务清单) of one agency as a Word document, and those of all agencies as a zip archive."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, count

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.run import Run

from dashboard.export.tables import has_deadlines, listed_actions
from dashboard.model.dataset import Action
from dashboard.model.selection import Selection
from dashboard.render.other_columns import other_columns
from dashboard.render.palette import role_name
from dashboard.text import ROLES, listed, t
from dashboard.text.captions import caption
from dashboard.text.corrections import correction_line

_SONG, _HEI = "宋体", "黑体"  # on every Chinese Windows, and in WPS
_WIDTH = 25.7  # cm between the margins
_DEVICES = ("con", "prn", "aux", "nul", *(f"{port}{at}" for port in ("com", "lpt") for at in range(1, 10)))
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]|[. ]+$')
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def task_list(selection: Selection, agency: str) -> bytes:
    """The .docx file, A4 across: each action that the agency takes part in, with its number, text, roles and partners, below
    the heading of its first role, and blank columns for progress and remarks, which are filled in by hand."""
    return _document(caption(selection), agency, list(listed_actions(selection)), dated=has_deadlines(selection))


def task_lists(selection: Selection) -> bytes:
    """A zip archive with a task list for each agency of the selection; the files are named after the agencies."""
    head, dated = caption(selection), has_deadlines(selection)
    tasks_of: dict[str, list[Action]] = {}
    for action in listed_actions(selection):
        for agency in dict.fromkeys(chain.from_iterable(action.agencies.values())):
            tasks_of.setdefault(agency, []).append(action)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, agency in _file_names(selection.agencies):
            archive.writestr(f"{name}.docx", _document(head, agency, tasks_of[agency], dated=dated))
    return out.getvalue()


def _file_names(agencies: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(file name, agency). The names are unique and safe on Windows, which ignores case and reserves CON and the like."""
    taken: set[str] = set(_DEVICES)
    for agency in agencies:
        plain = _FORBIDDEN.sub("", agency)[:80] or "_"
        names = chain([plain], (f"{plain}（{number}）" for number in count(2)))
        name = next(name for name in names if name.casefold() not in taken)
        taken.add(name.casefold())
        yield name, agency


def _document(head: str, agency: str, actions: list[Action], *, dated: bool) -> bytes:
    document = docx.Document()
    _set_page(document)
    own = [
        (action, [role for role, names in action.agencies.items() if agency in names])
        for action in actions
        if any(agency in names for names in action.agencies.values())
    ]
    _heading(document, t("tasks.title", agency=agency), level=1)
    _paragraph(document, head, size=10.5)
    counts = Counter(role for _, roles in own for role in roles)
    words = listed(t("tasks.count", role=ROLES[role], count=counts[role]) for role in ROLES if counts[role])
    _paragraph(document, t("tasks.counts", count=len(own), roles=words), size=10.5)
    first = 1
    for role in ROLES:
        of_role = [each for each in own if each[1][0] == role]
        if of_role:
            _heading(document, t("agency.role", role=role_name(role), count=len(of_role)), level=2)
            _add_table(document, agency, list(enumerate(of_role, start=first)), dated=dated)
            first += len(of_role)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_table(
    document: Document, agency: str, actions: Iterable[tuple[int, tuple[Action, list[str]]]], *, dated: bool
) -> None:
    """A table of numbered actions with the agency's roles in each."""
    titles = ["number", "task", "role", "with", *(["deadline"] if dated else []), "progress", "remarks"]
    widths = [1.2, 9.6, 1.9, 4.6, *([2.3] if dated else []), 3.8, 2.3]
    widths[1] += _WIDTH - sum(widths)
    table = _table(document, [t(f"tasks.{title}") for title in titles], widths)
    for number, (action, roles) in actions:
        cells = [str(number), _task(action), "\n".join(map(role_name, roles)), _others(action, agency)]
        _add_row(table, [*cells, *([action.deadline] if dated else []), "", ""], widths)


def _task(action: Action) -> str:
    """The measure, the text of the action, and what else is known of it."""
    label = action.measure_label
    task = label if action.action in label else f"{label}\n{action.action}"
    corrected = [correction_line(action.corrected)] if action.corrected else []
    return "\n".join([task, *other_columns(action).lines, *corrected])


def _others(action: Action, agency: str) -> str:
    """The other agencies of an action by role: 牵头：甲局、乙局 \\n 责任：丙局"""
    named = {role: [name for name in names if name != agency] for role, names in action.agencies.items()}
    return "\n".join(
        t("filter.field", field=ROLES[role], values=listed(names)) for role, names in named.items() if names
    )


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(2.0)
    section.top_margin = section.bottom_margin = Cm(2.2)
    _set_font(document.styles["Normal"], _SONG, 10.5)
    for name, size in (("Heading 1", 18.0), ("Heading 2", 14.0)):
        style = document.styles[name]
        _set_font(style, _HEI, size)
        style.font.color.rgb, style.font.bold = RGBColor(0, 0, 0), False


def _set_font(styled: ParagraphStyle | Run, name: str, size: float) -> None:
    """Set the font for Chinese and for Latin text, which Word stores separately."""
    styled.font.name, styled.font.size = name, Pt(size)
    fonts = styled.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)  # a font of the theme would count more


def _heading(document: Document, words: str, level: int) -> None:
    """A heading in Word's own style, so that it stands in the outline."""
    heading = document.add_heading(_ILLEGAL.sub("", words), level)
    if level == 1:
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _paragraph(document: Document, words: str, *, size: float) -> None:
    _set_font(document.add_paragraph().add_run(_ILLEGAL.sub("", words)), _SONG, size)


def _table(document: Document, titles: list[str], widths: list[float]) -> Table:
    table = document.add_table(rows=0, cols=len(titles), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    _add_row(table, titles, widths, font=_HEI)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def _add_row(table: Table, cells: list[str], widths: list[float], font: str = _SONG) -> None:
    """Add a row that no page break cuts in two."""
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, words, width in zip(row.cells, cells, widths, strict=True):
        cell.width = Cm(width)
        _set_font(cell.paragraphs[0].add_run(_ILLEGAL.sub("", words)), font, 10.5)
