"""Differences between two documents as HTML: counted, and listed by measure with the changes marked."""

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import groupby

from markupsafe import Markup

from dashboard.analysis.comparison import Difference
from dashboard.analysis.comparison.wording import changes
from dashboard.render.palette import role_name
from dashboard.render.template import macros
from dashboard.text import DIFFERENCES, listed, t
from dashboard.text.corrections import correction_lines_of_two

_views = macros("differences.html")
_OLD, _NEW = Markup("<del>{}</del>"), Markup("<ins>{}</ins>")


def difference_counts(differences: Iterable[Difference]) -> str:
    """The number of differences of each kind that occurs, in words."""
    numbers = Counter(difference.kind for difference in differences)
    return " · ".join(f"{name} {numbers[kind]}" for kind, name in DIFFERENCES.items() if numbers[kind])


def difference_list(differences: Iterable[Difference], groups: Collection[int]) -> Markup:
    """The differences of these groups, each group under its measure."""
    shown = [difference for difference in differences if difference.group in groups]
    measures = []
    for _, run in groupby(shown, key=lambda difference: difference.group):
        rows = list(run)
        items = [(DIFFERENCES[row.kind], _change(row), _place(row), _corrected(row)) for row in rows]
        measures.append((rows[0].measure_new or rows[0].measure_old, items))
    return _views.difference_list(measures)


def _change(row: Difference) -> Markup:
    if row.kind.startswith("agency"):
        return _changed_roles(row)
    if row.kind in ("number", "section", "deadline"):
        return _old_to_new(row.old or t("compare.nothing"), row.new or t("compare.nothing"))
    return marked(row.old, row.new)


def _changed_roles(row: Difference) -> Markup:
    """省金融办　● 牵头 → ○ 责任: the old roles in <del>, the new ones in <ins>."""
    old, new = (listed(map(role_name, roles)) for roles in (row.roles_old, row.roles_new))
    if old and new:
        return Markup("{}　{}").format(row.agency, _old_to_new(old, new))
    return (_OLD if old else _NEW).format(f"{row.agency}　{old or new}")


def _old_to_new(old: str, new: str) -> Markup:
    return Markup("{} → {}").format(_OLD.format(old), _NEW.format(new))


def _place(row: Difference) -> str:
    key = "row_new" if row.row_old is None else "row_old" if row.row_new is None else "rows"
    return t(f"compare.{key}", old=row.row_old, new=row.row_new)


def _corrected(row: Difference) -> list[str]:
    return correction_lines_of_two(row.corrected_old, row.corrected_new)


def marked(old: str, new: str) -> Markup:
    """Both texts in one: words that are gone in <del>, new ones in <ins>."""
    parts: list[str] = []
    for change in changes(old, new):
        if change.old == change.new:
            parts.append(change.old)
        else:
            parts += [form.format(words) for form, words in ((_OLD, change.old), (_NEW, change.new)) if words]
    return Markup("").join(parts)
