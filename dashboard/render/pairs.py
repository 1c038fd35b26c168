"""Agencies that work together as HTML: the partners of one, and leads by partners. A number opens the actions behind it."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from dashboard.analysis.collaboration import CO_LEAD, Crossing, Partners, role_of
from dashboard.model.dataset import Dataset
from dashboard.render.drilldown import DrillDown, Mark, Opener
from dashboard.render.palette import role_name
from dashboard.render.template import macros
from dashboard.text import MARKS, t

#: Partners in a list.
MOST_PARTNERS = 40
_views = macros("pairs.html")


class _Partner(NamedTuple):
    agency: str
    role: str
    kind: str
    button: Opener


class _PartnerList(NamedTuple):
    """A list under its heading: how many agencies it has, the first of them, and how many are left out."""

    heading: str
    number: int
    partners: list[_Partner]
    rest: int


class _Row(NamedTuple):
    lead: str
    cells: list[Opener | None]
    total: int


def kind_name(kind: str) -> str:
    """● 共同牵头, ○ 责任"""
    return f"{MARKS['lead']} {t('pairs.co_lead')}" if kind == CO_LEAD else role_name(kind)


def partner_lists(found: Partners, dataset: Dataset) -> Markup:
    """Whom an agency calls on, who calls on it, and with whom it leads: each a link, with the number of actions."""
    drilldown = DrillDown(dataset)
    lists = [
        _partner_list(t("partners.calls_on"), found.calls_on, drilldown),
        _partner_list(t("partners.called_by"), found.called_by, drilldown),
        _partner_list(t("partners.co_leads"), found.co_leads, drilldown),
    ]
    return _views.partner_lists(lists, drilldown)


def _partner_list(heading: str, table: pd.DataFrame, drilldown: DrillDown) -> _PartnerList:
    first = table.iloc[:MOST_PARTNERS]
    partners = []
    for agency, kind, ids in zip(first["agency"], first["kind"], first["action_ids"], strict=True):
        label = t("partners.label", agency=agency, kind=kind_name(kind), count=len(ids))
        button = drilldown.opener(ids, label, words=t("pairs.actions", count=len(ids)))
        partners.append(_Partner(agency, role_of(kind), kind_name(kind), button))
    return _PartnerList(heading, table["agency"].nunique(), partners, len(table) - MOST_PARTNERS)


def crossing_table(found: Crossing, dataset: Dataset) -> Markup:
    """Leads by partners, with headings that stay while it scrolls. A number opens the actions that the two share."""
    drilldown = DrillDown(dataset)
    rows = [
        _Row(lead, [_cell(lead, partner, found, drilldown) for partner in found.partners], _shared(found, lead=lead))
        for lead in found.leads
    ]
    foot = [_shared(found, partner=partner) for partner in found.partners]
    return _views.crossing_table(found.partners, rows, foot, drilldown)


def _shared(found: Crossing, *, lead: str | None = None, partner: str | None = None) -> int:
    """How many actions a lead or a partner shares with anyone in the crossing."""
    cells = (kinds for (a, b), kinds in found.cells.items() if lead in (None, a) and partner in (None, b))
    return len({action for kinds in cells for ids in kinds.values() for action in ids})


def _cell(lead: str, partner: str, found: Crossing, drilldown: DrillDown) -> Opener | None:
    kinds = found.cells.get((lead, partner))
    if not kinds:
        return None
    said = "，".join(t("pairs.cell", kind=kind_name(kind), count=len(ids)) for kind, ids in kinds.items())
    marks = [Mark(role_of(kind), f"{MARKS[role_of(kind)]}{len(ids)}") for kind, ids in kinds.items()]
    together = sorted({action for ids in kinds.values() for action in ids})
    return drilldown.opener(together, t("pairs.label", lead=lead, partner=partner, said=said), marks)
