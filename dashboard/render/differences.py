"""Differences for people: counted, listed by measure with changes marked, as a table to take away."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from markupsafe import Markup, escape

from dashboard import text
from dashboard.analysis.comparison.wording import changes
from dashboard.render import actions
from dashboard.render.markup import html, join
from dashboard.text import t


def counted(differences: pd.DataFrame) -> str:
    """How many differences of each kind that occurs, in words."""
    numbers = differences["kind"].value_counts()
    return " · ".join(f"{name} {numbers[kind]}" for kind, name in text.DIFFERENCES.items() if kind in numbers)


def table(differences: pd.DataFrame) -> pd.DataFrame:
    """The differences, one row each, under the headers of a download."""
    shown = differences.drop(columns="group")
    shown["kind"] = shown["kind"].map(text.DIFFERENCES)
    for name in ("role_old", "role_new"):
        shown[name] = [_roles(roles) for roles in shown[name]]
    headers = {
        "kind": t("compare.kind"),
        "measure_old": t("compare.measure_old"),
        "measure_new": t("compare.measure_new"),
        "agency": text.FIELDS["agency"],
        "role_old": t("compare.role_old"),
        "role_new": t("compare.role_new"),
        "old": t("compare.was"),
        "new": t("compare.became"),
        "row_old": t("compare.source_old"),
        "row_new": t("compare.source_new"),
    }
    return shown.rename(columns=headers)


def _roles(roles: object) -> str | None:
    return text.listed(text.ROLES[role] for role in roles.split()) if isinstance(roles, str) else None


def view(differences: pd.DataFrame, groups: Iterable[int]) -> Markup:
    """The differences of these groups, each under its measure."""
    shown = differences[differences["group"].isin(groups)]
    return html(
        '<div class="rb-actions rb-compare" lang="zh-CN">{}</div>',
        join(_measure(list(rows.itertuples())) for _, rows in shown.groupby("group", sort=False)),
    )


def _measure(rows: list) -> Markup:
    first = rows[0]
    label = first.measure_new if isinstance(first.measure_new, str) else first.measure_old
    return html('<section class="rb-measure"><h3>{}</h3>{}</section>', label, join(map(_difference, rows)))


def _difference(row) -> Markup:
    return html(
        '<div class="rb-difference"><b>{}</b><p>{}</p><small>{}</small></div>',
        text.DIFFERENCES[row.kind],
        _what(row),
        _rows(row),
    )


def _what(row) -> Markup:
    if row.kind.startswith("agency"):
        return _in_roles(row)
    old, new = (value if isinstance(value, str) else "" for value in (row.old, row.new))
    if row.kind in ("number", "section", "deadline"):
        return html("<del>{}</del> → <ins>{}</ins>", old or t("compare.nothing"), new or t("compare.nothing"))
    return marked(old, new)


def _in_roles(row) -> Markup:
    """省金融办　● 牵头 → ○ 责任; what went struck out, what came underlined."""
    was, became = (_role_names(roles) if isinstance(roles, str) else "" for roles in (row.role_old, row.role_new))
    if was and became:
        return html("{}　<del>{}</del> → <ins>{}</ins>", row.agency, was, became)
    return _tag("del" if was else "ins", f"{row.agency}　{was or became}")


def _role_names(roles: str) -> str:
    return text.listed(actions.role_name(role) for role in roles.split())


def _rows(row) -> str:
    old, new = (None if pd.isna(number) else number for number in (row.row_old, row.row_new))
    if old is None or new is None:
        return t("compare.row_new", new=new) if old is None else t("compare.row_old", old=old)
    return t("compare.rows", old=old, new=new)


def marked(old: str, new: str) -> Markup:
    """Both texts in one: what went in <del>, what came in <ins>."""
    return join(
        escape(change.old)
        if change.old == change.new
        else _tag("del", change.old) + _tag("ins", change.new)
        for change in changes(old, new)
    )  # fmt: skip


def _tag(name: str, words: str) -> Markup:
    return html("<{}>{}</{}>", Markup(name), words, Markup(name)) if words else Markup("")
