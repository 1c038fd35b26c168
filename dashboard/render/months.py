"""A timeline as HTML: agencies or measures by the months in which their actions are due; the figures above it."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from dashboard import text
from dashboard.analysis.timeline import AFTER, BEFORE, NONE, OPEN, Behind, Timeline
from dashboard.model.dataset import Dataset
from dashboard.render.drilldown import DrillDown, Mark, Opener
from dashboard.render.palette import role_name
from dashboard.render.template import macros
from dashboard.text import DUE_GROUPS, LANES, t
from loaders import ROLES

_views = macros("months.html")


def due_figures(counts: Mapping[str, int]) -> Markup:
    """The number of actions in each group; a number links to these actions on the overview."""
    return _views.due_figures([(group, DUE_GROUPS[group], count) for group, count in counts.items()])


def months_table(found: Timeline, labels: Sequence[str], dataset: Dataset, by: str, asof: date) -> Markup:
    """The timeline with headings that stay while it scrolls; a number opens the actions. `labels` are the names of its lanes."""
    drilldown = DrillDown(dataset)
    rows = [
        (label, [_button(label, slot, found.cells.get((lane, slot), {}), drilldown, by) for slot in found.slots])
        for lane, label in zip(found.lanes, labels, strict=True)
    ]
    present = f"{asof:%Y-%m}"
    columns = [(slot, _heading(slot), _look(slot, present, found), found.totals.get(slot, 0)) for slot in found.slots]
    years = [
        (t("times.year", year=year) if year else "", len(list(run))) for year, run in groupby(found.slots, key=_year)
    ]
    held = {role for by_role in found.cells.values() for role in by_role}
    kinds = [(role, role_name(role)) for role in ROLES if role in held]
    return _views.months_table(by, t("times.corner", lane=LANES[by]), years, columns, rows, drilldown, kinds)


def _year(slot: str) -> str:
    return slot[:4] if slot[:1].isdigit() else ""


def _heading(slot: str) -> str:
    named = {BEFORE: t("times.before"), AFTER: t("times.after"), OPEN: DUE_GROUPS["open"], NONE: DUE_GROUPS["none"]}
    return named.get(slot) or t("times.month", month=int(slot[5:]))


def _look(slot: str, present: str, found: Timeline) -> str:
    """The classes of a column: rb-now or rb-past, and rb-bare if nothing is due in it."""
    is_past = slot == BEFORE or (slot[:1].isdigit() and slot < present)
    when = "rb-now" if slot == present else "rb-past" if is_past else ""
    return when if found.totals.get(slot) else f"{when} rb-bare".strip()


def _button(label: str, slot: str, actions: Mapping[str, Behind], drilldown: DrillDown, by: str) -> Opener | None:
    if not actions:
        return None
    if by == "measures":
        (behind,) = actions.values()
        marks, said, words = [], t("count.actions", count=behind.number), str(behind.number)
    else:
        marks = [Mark(role, f"{text.MARKS[role]}{behind.number}") for role, behind in actions.items()]
        roles = (t("times.cell.role", role=text.ROLES[role], count=behind.number) for role, behind in actions.items())
        said, words = text.listed(roles), ""
    ids = sorted({action for behind in actions.values() for action in behind.ids})
    month = _heading(slot) if not _year(slot) else t("date.month", year=int(slot[:4]), month=int(slot[5:]))
    opener = drilldown.opener(ids, t("times.cell", lane=label, month=month, said=said), marks, words)
    count = max(behind.number for behind in actions.values())
    return opener._replace(note=t("behind.cut", count=count, most=len(ids))) if count > len(ids) else opener
