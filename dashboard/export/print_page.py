"""A selection as a web page made for paper: A4, the header on each sheet, no row cut in two."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from dashboard.export.rows import TaskRow, has_deadlines, roles_of, task_rows
from dashboard.model.selection import Selection
from dashboard.text import MARKS, ROLES, html_language, listed, t
from dashboard.text.captions import document_words, filter_words

_STYLE = Path(__file__).with_name("print.css").read_text(encoding="utf-8")
_PAGE = Markup(
    '<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title><style>{style}</style></head>'
    "<body><h1>{document}</h1><p>{filter}</p><table><thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table>"
    "</body></html>"
)


def print_page(selection: Selection) -> str:
    """The whole HTML page, with nothing to load; every value of the document is escaped."""
    roles, dated = roles_of(selection), has_deadlines(selection)
    titles = [t("tasks.number"), t("tasks.task"), *(f"{MARKS[role]} {ROLES[role]}" for role in roles)]
    titles += [t("tasks.deadline")] if dated else []
    several = selection.dataset.is_combined
    return _PAGE.format(
        language=html_language(),
        title=t("app"),
        style=Markup(_STYLE),
        document=document_words(selection.dataset),
        filter=filter_words(selection),
        header=_join("<th>{}</th>", titles),
        rows=Markup("").join(
            _row(number, row, roles, dated=dated, several=several)
            for number, row in enumerate(task_rows(selection), start=1)
        ),
    )


def _row(number: int, row: TaskRow, roles: list[str], *, dated: bool, several: bool) -> Markup:
    place = " · ".join(filter(None, [f"《{row.document}》" if several else "", row.section]))
    task = Markup("<b>{}</b>{}{}").format(
        row.label,
        Markup("<p>{}</p>").format(row.text) if row.text not in row.label else "",
        Markup("<small>{}</small>").format(place) if place else "",
    )
    agencies = [listed(row.parts.get(role, ())) for role in roles]
    return Markup("<tr><td>{}</td><td>{}</td>{}</tr>").format(
        number, task, _join("<td>{}</td>", [*agencies, *([row.deadline] if dated else [])])
    )


def _join(form: str, values: list[str]) -> Markup:
    return Markup("").join(Markup(form).format(value) for value in values)
