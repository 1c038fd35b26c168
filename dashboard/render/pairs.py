"""The views of pairs that are HTML: partners of an agency, leads by partners; a number opens the actions behind it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from dashboard import text
from dashboard.analysis.collaboration import CO_LEAD, Crossing, Partners, role_of
from dashboard.model.dataset import Dataset
from dashboard.render.actions import agency_link, role_name
from dashboard.render.drilldown import Behind
from dashboard.render.markup import html, join
from dashboard.text import t

#: Partners in a list.
MOST_PARTNERS = 40


def kind_name(kind: str) -> str:
    """● 共同牵头, ○ 责任"""
    return f"{text.MARKS['lead']} {t('pairs.co_lead')}" if kind == CO_LEAD else role_name(kind)


def partners(found: Partners, dataset: Dataset) -> Markup:
    """Whom an agency calls on, who calls on it, with whom it leads: each a link, with the number of actions."""
    behind = Behind(dataset)
    lists = [
        _partner_list(t("partners.calls_on"), found.calls_on, behind),
        _partner_list(t("partners.called_by"), found.called_by, behind),
        _partner_list(t("partners.co_leads"), found.co_leads, behind),
    ]
    return html('<div class="rb-partners" lang="zh-CN">{}</div>{}', join(lists), behind.markup())


def _partner_list(heading: str, table: pd.DataFrame, behind: Behind) -> Markup:
    rest = len(table) - MOST_PARTNERS
    lines = join(
        _partner(agency, kind, ids, behind)
        for agency, kind, ids in zip(table["agency"][:MOST_PARTNERS], table["kind"], table["action_ids"], strict=False)
    )
    return html(
        "<section><h3>{} <small>{}</small></h3><ul>{}</ul>{}</section>",
        heading,
        t("agency.count", count=table["agency"].nunique()),
        lines,
        html("<p>{}</p>", t("partners.rest", count=rest)) if rest > 0 else "",
    )


def _partner(agency: str, kind: str, ids: Sequence[int], behind: Behind) -> Markup:
    role = role_of(kind)
    label = t("partners.label", agency=agency, kind=kind_name(kind), count=len(ids))
    return html(
        '<li><i class="rb-{}" title="{}">{}</i>{}{}</li>',
        role,
        kind_name(kind),
        text.MARKS[role],
        agency_link(agency, f"rb-chip rb-{role}"),
        behind.button(ids, label, t("pairs.actions", count=len(ids))),
    )


def crossing(found: Crossing, dataset: Dataset) -> Markup:
    """Leads by partners, with headings that stay while it scrolls; a number opens the actions the two share."""
    behind = Behind(dataset)
    body = join(_crossing_row(lead, found, behind) for lead in found.leads)
    foot = join(html('<td class="rb-total">{}</td>', _shared(found, partner=partner)) for partner in found.partners)
    return html(
        '<div class="rb-matrix rb-crossing" lang="zh-CN" tabindex="0"><table><thead><tr><td><span>{}</span></td>{}{}</tr>'
        '</thead><tbody>{}</tbody><tfoot><tr><th scope="row"><span>{}</span></th>{}<td></td></tr></tfoot></table></div>{}',
        t("pairs.corner"),
        join(
            html('<th scope="col" title="{}"><span>{}</span></th>', partner, agency_link(partner))
            for partner in found.partners
        ),
        html('<th scope="col" class="rb-total"><span>{}</span></th>', t("pairs.total")),
        body,
        t("pairs.total"),
        foot,
        behind.markup(),
    )


def _shared(found: Crossing, *, lead: str | None = None, partner: str | None = None) -> int:
    """How many actions a lead or a partner shares with anyone in the crossing."""
    cells = (kinds for (a, b), kinds in found.cells.items() if lead in (None, a) and partner in (None, b))
    return len({action for kinds in cells for ids in kinds.values() for action in ids})


def _crossing_row(lead: str, found: Crossing, behind: Behind) -> Markup:
    cells = join(
        html("<td>{}</td>", _crossing_cell(lead, partner, found.cells.get((lead, partner), {}), behind))
        for partner in found.partners
    )
    return html(
        '<tr><th scope="row"><span>{}</span></th>{}<td class="rb-total">{}</td></tr>',
        agency_link(lead),
        cells,
        _shared(found, lead=lead),
    )


def _crossing_cell(lead: str, partner: str, kinds: dict[str, tuple[int, ...]], behind: Behind) -> Markup:
    if not kinds:
        return Markup("")
    said = "，".join(t("pairs.cell", kind=kind_name(kind), count=len(ids)) for kind, ids in kinds.items())
    numbers = join(
        html('<i class="rb-{}">{}{}</i>', role_of(kind), text.MARKS[role_of(kind)], len(ids))
        for kind, ids in kinds.items()
    )
    together = tuple(sorted({action for ids in kinds.values() for action in ids}))
    return behind.button(together, t("pairs.label", lead=lead, partner=partner, said=said), numbers)
