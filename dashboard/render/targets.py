"""Commitments for people: values in words, actions with their commitments marked, a table to take away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

import pandas as pd
from markupsafe import Markup, escape

from dashboard import text
from dashboard.model.dataset import Dataset
from dashboard.model.filters import Filter
from dashboard.render import actions as views
from dashboard.render.markup import html, join
from dashboard.text import t


def said(kind: str, value: str) -> str:
    """A value in words: P3Y -> 3 年内, R/P3M -> 每季度, ≥ 10000000 元 -> ≥ 10,000,000 元."""
    if kind == "amount":
        grouped = re.sub(r"\d{5,}", lambda digits: f"{int(digits[0]):,}", value)
        return re.sub("(?<= )元", t("unit.元"), grouped)
    if value == "R":
        return t("every")
    if period := re.fullmatch(r"(R/)?PT?(\d+)([YMWDH])", value):
        repeated, count, unit = period.groups()
        if repeated and count + unit in ("1Y", "6M", "3M", "1M", "1W", "1D"):
            return t(f"every.{count}{unit}")
        return t(f"{'every' if repeated else 'within'}.{unit}", count=count)
    if day := re.fullmatch(r"--(\d\d)-(\d\d)", value):
        return t("date.no_year", month=int(day[1]), day=int(day[2]))
    if month := re.fullmatch(r"--(\d\d)", value):
        return t("date.no_year.month", month=int(month[1]))
    return value


def counts(found: pd.DataFrame) -> dict[str, int]:
    """How many commitments of each kind."""
    return {kind: int((found["kind"] == kind).sum()) for kind in text.COMMITMENTS}


def table(found: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """The commitments with measure, agencies and text, one row each, under the headers of a download."""
    labels = text.COLUMN_LABELS
    rows = [dataset.actions_by_id[action] for action in found["action_id"]]
    parts = [dataset.agencies_by_role[action] for action in found["action_id"]]
    columns = {labels["document"]: [row.document for row in rows]} if dataset.is_combined else {}
    columns |= {labels[name]: [getattr(row, name) for row in rows] for name in ("measure_no", "measure", "action_no")}
    columns |= {
        t("commitments.kind"): found["kind"].map(text.COMMITMENTS).tolist(),
        t("commitments.piece"): found["text"].tolist(),
        t("commitments.value"): found["value"].tolist(),
    }
    columns |= {text.ROLES[role]: [text.listed(part.get(role, ())) for part in parts] for role in dataset.roles}
    columns |= {labels[name]: [getattr(row, name) for row in rows] for name in ("action", "source_row")}
    return pd.DataFrame(columns)


def view(dataset: Dataset, ids: Sequence[int], found: pd.DataFrame, chosen: Filter) -> Markup:
    """The actions of these ids under their measures: the text with its commitments marked, their values, the agencies."""
    several = dataset.is_combined
    pieces = {
        action: list(rows.itertuples()) for action, rows in found[found["action_id"].isin(ids)].groupby("action_id")
    }
    runs = groupby((dataset.actions_by_id[at] for at in ids), key=lambda action: action.measure_label)
    return html(
        '<div class="rb-actions rb-commitments" lang="zh-CN">{}</div>',
        join(_measure(label, list(run), pieces, dataset, chosen, several) for label, run in runs),
    )


def _measure(
    label: str, actions: list, pieces: dict[int, list], dataset: Dataset, chosen: Filter, several: bool
) -> Markup:
    first = [piece for action in actions for piece in pieces[action.action_id] if piece.field == "measure"]
    at = label.find(actions[0].measure)
    heading = escape(label[:at]) + marked(actions[0].measure, first) + escape(label[at + len(actions[0].measure) :])
    body = join(
        html(
            '<article class="rb-action"><div class="rb-text"><p>{}</p><small>{}</small></div>'
            '<div class="rb-roles">{}{}</div></article>',
            marked(action.action, [piece for piece in pieces[action.action_id] if piece.field == "action"]),
            views.place(action, with_document=several),
            _values(pieces[action.action_id]),
            views.by_role(dataset.agencies_by_role[action.action_id], chosen),
        )
        for action in actions
    )
    return html('<section class="rb-measure"><h3>{}</h3>{}</section>', heading, body)


def _values(pieces: list) -> Markup:
    """Each kind with its values, in the order of print."""
    by_kind = {kind: [piece for piece in pieces if piece.kind == kind] for kind in text.COMMITMENTS}
    return join(
        html(
            '<div class="rb-role rb-kind-{}"><span>{}</span><div>{}</div></div>',
            kind,
            text.COMMITMENTS[kind],
            join(html('<span class="rb-value">{}</span>', _shown(piece)) for piece in of_kind),
        )
        for kind, of_kind in by_kind.items()
        if of_kind
    )


def _shown(piece) -> str:
    """The value in words; of a name the name as printed."""
    return piece.text if piece.kind == "name" else said(piece.kind, piece.value)


def marked(words: str, pieces: Sequence) -> Markup:
    """The text with each piece in <mark>; a piece within another is marked within its mark."""
    return _nested(words, 0, len(words), sorted(pieces, key=lambda piece: (piece.start, -piece.end)))


def _nested(words: str, start: int, end: int, pieces: list) -> Markup:
    parts, at = Markup(""), start
    while pieces:
        outer, stop = pieces[0], min(pieces[0].end, end)
        inner = [piece for piece in pieces[1:] if piece.start < stop]
        pieces = pieces[1 + len(inner) :]
        title = t("filter.field", field=text.COMMITMENTS[outer.kind], values=_shown(outer))
        parts += escape(words[at : outer.start])
        parts += html(
            '<mark class="rb-kind-{}" title="{}">{}</mark>', outer.kind, title, _nested(words, outer.start, stop, inner)
        )
        at = stop
    return parts + escape(words[at:end])
