"""Collaboration as HTML: the partners of one agency, and a table of leads by partners. Numbers open their actions."""

from markupsafe import Markup

from dashboard.analysis.collaboration import CO_LEAD, Crossing, Partners, role_of
from dashboard.model.dataset import Dataset
from dashboard.render.drilldown import DrillDown, Mark, Opener
from dashboard.render.matrix_size import MatrixSize, marks_width
from dashboard.render.palette import role_name
from dashboard.render.template import macros
from dashboard.text import MARKS, ROLES, t

#: Partners that a list shows of one agency.
MOST_PARTNERS = 40
_views = macros("pairs.html")


def kind_name(kind: str) -> str:
    """● 共同牵头, ○ 责任"""
    return f"{MARKS['lead']} {t('pairs.co_lead')}" if kind == CO_LEAD else role_name(kind)


def partner_lists(found: Partners, dataset: Dataset) -> Markup:
    """The partners of an agency in each list of `Partners`, as links with the number of shared actions."""
    drilldown = DrillDown(dataset)
    lists = []
    for name, table in vars(found).items():
        first = table.iloc[:MOST_PARTNERS]
        partners = [
            (agency, role_of(kind), kind_name(kind), _partner_button(agency, kind, ids, drilldown))
            for agency, kind, ids in zip(first["agency"], first["kind"], first["action_ids"], strict=True)
        ]
        lists.append((t(f"partners.{name}"), table["agency"].nunique(), partners, len(table) - len(first)))
    return _views.partner_lists(lists, drilldown)


def _partner_button(agency: str, kind: str, ids: tuple[int, ...], drilldown: DrillDown) -> Opener:
    label = t("partners.label", agency=agency, kind=kind_name(kind), count=len(ids))
    return drilldown.opener(ids, label, words=t("pairs.actions", count=len(ids)))


def crossing_table(found: Crossing, dataset: Dataset) -> Markup:
    """Leads by partners, with headings that stay while it scrolls; a number opens the actions that both share."""
    drilldown = DrillDown(dataset)
    rows = [
        (
            lead,
            [_crossing_button(lead, partner, found, drilldown) for partner in found.partners],
            _shared(found, lead, 0),
        )
        for lead in found.leads
    ]
    partners = [(partner, _shared(found, partner, 1)) for partner in found.partners]
    return _views.crossing_table(partners, rows, drilldown, _size(found), _legend(found))


def _size(found: Crossing) -> MatrixSize:
    cells = dict.fromkeys(found.partners, 0.0)
    for (_, partner), kinds in found.cells.items():
        marks = " ".join(f"{MARKS[role_of(kind)]}{len(ids)}" for kind, ids in kinds.items())
        cells[partner] = max(cells.get(partner, 0.0), marks_width(marks) + 0.5)
    return MatrixSize(found.leads, found.partners, [cells[partner] for partner in found.partners], totals=1, feet=1)


def _legend(found: Crossing) -> list[tuple[str, str]]:
    """(role, words) for each kind of pair in the table."""
    held = {kind for kinds in found.cells.values() for kind in kinds}
    return [(role_of(kind), kind_name(kind)) for kind in (CO_LEAD, *ROLES) if kind in held]


def _shared(found: Crossing, agency: str, end: int) -> int:
    """The number of actions that an agency shares with anyone in the table, as a lead (`end` 0) or as a partner (1)."""
    cells = (kinds for pair, kinds in found.cells.items() if pair[end] == agency)
    return len({action for kinds in cells for ids in kinds.values() for action in ids})


def _crossing_button(lead: str, partner: str, found: Crossing, drilldown: DrillDown) -> Opener | None:
    kinds = found.cells.get((lead, partner))
    if not kinds:
        return None
    words = "，".join(t("pairs.cell", kind=kind_name(kind), count=len(ids)) for kind, ids in kinds.items())
    marks = [Mark(role_of(kind), f"{MARKS[role_of(kind)]}{len(ids)}") for kind, ids in kinds.items()]
    if len(marks) > 1:  # what is visible belongs into the name, for people who speak to their computer
        words += t("pairs.marks", marks=" ".join(mark.words for mark in marks))
    together = sorted({action for ids in kinds.values() for action in ids})
    return drilldown.opener(together, t("pairs.label", lead=lead, partner=partner, said=words), marks)
