"""Differences for people: counted, listed by measure with changes marked, as a table to take away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

import pandas as pd
from markupsafe import Markup, escape

from dashboard import text
from dashboard.analysis.comparison import Difference
from dashboard.analysis.comparison.wording import changes
from dashboard.render import actions
from dashboard.render.markup import html, join
from dashboard.text import t


def counted(differences: Iterable[Difference]) -> str:
    """How many differences of each kind that occurs, in words."""
    numbers = Counter(difference.kind for difference in differences)
    return " · ".join(f"{name} {numbers[kind]}" for kind, name in text.DIFFERENCES.items() if numbers[kind])


def table(differences: Sequence[Difference]) -> pd.DataFrame:
    """The differences, one row each, under the headers of a download."""
    columns = {
        t("compare.kind"): [text.DIFFERENCES[each.kind] for each in differences],
        t("compare.measure_old"): [each.measure_old for each in differences],
        t("compare.measure_new"): [each.measure_new for each in differences],
        text.FIELDS["agency"]: [each.agency for each in differences],
        t("compare.role_old"): [_listed(each.roles_old) for each in differences],
        t("compare.role_new"): [_listed(each.roles_new) for each in differences],
        t("compare.was"): [each.old for each in differences],
        t("compare.became"): [each.new for each in differences],
        t("compare.source_old"): pd.array([each.row_old for each in differences], dtype="Int64"),
        t("compare.source_new"): pd.array([each.row_new for each in differences], dtype="Int64"),
    }
    return pd.DataFrame(columns)


def _listed(roles: Iterable[str]) -> str:
    return text.listed(text.ROLES[role] for role in roles)


def view(differences: Iterable[Difference], groups: Collection[int]) -> Markup:
    """The differences of these groups, each under its measure."""
    shown = [difference for difference in differences if difference.group in groups]
    return html(
        '<div class="rb-actions rb-compare" lang="zh-CN">{}</div>',
        join(_measure(list(rows)) for _, rows in groupby(shown, key=lambda difference: difference.group)),
    )


def _measure(rows: Sequence[Difference]) -> Markup:
    label = rows[0].measure_new or rows[0].measure_old
    return html('<section class="rb-measure"><h3>{}</h3>{}</section>', label, join(map(_difference, rows)))


def _difference(row: Difference) -> Markup:
    return html(
        '<div class="rb-difference"><b>{}</b><p>{}</p><small>{}</small></div>',
        text.DIFFERENCES[row.kind],
        _what(row),
        _rows(row),
    )


def _what(row: Difference) -> Markup:
    if row.kind.startswith("agency"):
        return _in_roles(row)
    if row.kind in ("number", "section", "deadline"):
        return html("<del>{}</del> → <ins>{}</ins>", row.old or t("compare.nothing"), row.new or t("compare.nothing"))
    return marked(row.old, row.new)


def _in_roles(row: Difference) -> Markup:
    """省金融办　● 牵头 → ○ 责任; what went struck out, what came underlined."""
    was, became = (text.listed(map(actions.role_name, roles)) for roles in (row.roles_old, row.roles_new))
    if was and became:
        return html("{}　<del>{}</del> → <ins>{}</ins>", row.agency, was, became)
    return _tag("del" if was else "ins", f"{row.agency}　{was or became}")


def _rows(row: Difference) -> str:
    if row.row_old is None or row.row_new is None:
        key = "compare.row_new" if row.row_old is None else "compare.row_old"
        return t(key, old=row.row_old, new=row.row_new)
    return t("compare.rows", old=row.row_old, new=row.row_new)


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
