"""Table -> plotly figure, as plain dicts: what a test can read and a browser can draw. Every text is escaped."""

from __future__ import annotations

import html

import numpy as np
import pandas as pd

from dashboard import text
from dashboard.gloss import with_gloss
from loaders import ROLES

#: Bars drawn at most; the table below the chart has every agency.
MOST_BARS = 40
COLORS = {
    "light": {"lead": "#9d1f1f", "responsible": "#1f5f9d", "support": "#5c6b1f", "supervise": "#6b6b6b"},
    "dark": {"lead": "#e06666", "responsible": "#85b8f8", "support": "#b5c46a", "supervise": "#b0b0b0"},
}
GROUNDS = {"light": "#ffffff", "dark": "#15171a"}
#: Bars of agencies that are not picked: solid, so that they can be read on either ground while the theme changes.
PALE = {"lead": "#e6c7c7", "responsible": "#c7d7e7", "support": "#d6dac7", "supervise": "#dadada"}
_ON_PALE = "#1c1c1c"
# Characters of an agency beside its bar, and in the hover text; all of it stands in the table.
_LONGEST_TICK, _LONGEST_HOVER = 14, 80


def workload_bars(
    load: pd.DataFrame, *, unit: str, picked: tuple[str, ...] = (), theme: str = "light", title: str = ""
) -> dict:
    """Stacked bars of a `tables.workload`: one bar per agency, most on top, one part per role.

    Agencies not in `picked` are drawn pale; an empty `picked` means all. A part carries its agency in `customdata`.
    `title` stands above the bars, on the screen and in the picture of them.
    """
    load = _drawn(load, picked)
    roles = [role for role in ROLES if role in load]
    names = [html.escape(agency, quote=False) for agency in load["agency"]]
    bright = [not picked or agency in picked for agency in load["agency"]]
    return {
        "data": [_part(load, role, names, bright, theme) for role in roles],
        "layout": _layout(names, [_short(agency, _LONGEST_TICK) for agency in load["agency"]], unit)
        | _titled(title, theme),
    }


def _titled(title: str, theme: str) -> dict:
    """The title, and a ground of its own for the picture."""
    said = {"text": html.escape(title, quote=False), "x": 0, "xref": "container", "font": {"size": 18}}
    return {"title": said if title else {}, "paper_bgcolor": GROUNDS[theme], "plot_bgcolor": GROUNDS[theme]}


def _drawn(load: pd.DataFrame, picked: tuple[str, ...]) -> pd.DataFrame:
    """The first MOST_BARS agencies; those picked are among them, in the places of the last."""
    mine = load["agency"].isin(picked).to_numpy()
    first = np.flatnonzero(mine)[:MOST_BARS]
    others = np.flatnonzero(~mine)[: MOST_BARS - len(first)]
    return load.iloc[np.sort(np.concatenate([first, others]))]


def _part(load: pd.DataFrame, role: str, names: list[str], bright: list[bool], theme: str) -> dict:
    on_bar = "#ffffff" if theme == "light" else "#15171a"
    color, pale = COLORS[theme][role], PALE[role]
    values = load[role].tolist()
    return {
        "type": "bar",
        "orientation": "h",
        "name": f"{text.MARKS[role]} {text.ROLES[role]}",
        "y": names,
        "x": values,
        "customdata": load["agency"].tolist(),
        "text": [f"{text.MARKS[role]} {value}" if value else "" for value in values],
        "textfont": {"size": 16, "color": [on_bar if full else _ON_PALE for full in bright]},
        "constraintext": "none",
        "textposition": "inside",
        "textangle": 0,
        "insidetextanchor": "middle",
        "hovertext": [_short(with_gloss(agency), _LONGEST_HOVER) for agency in load["agency"]],
        "hovertemplate": "%{hovertext}　%{fullData.name}　%{x}<extra></extra>",
        "marker": {
            "color": [color if full else pale for full in bright],
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _short(agency: str, most: int) -> str:
    cut = agency if len(agency) <= most else f"{agency[: most - 1]}…"
    return html.escape(cut, quote=False)


def _layout(names: list[str], shown: list[str], unit: str) -> dict:
    return {
        "barmode": "stack",
        "bargap": 0.25,
        "height": 160 + 32 * len(names),
        "margin": {"l": 10, "r": 10, "t": 90, "b": 60},
        "font": {"size": 18},
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 1,
            "yanchor": "bottom",
            "font": {"size": 18},
            "traceorder": "normal",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "clickmode": "event+select",
        "dragmode": False,
        "hoverlabel": {"font": {"size": 18}},
        "yaxis": {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": names[::-1],
            "tickmode": "array",
            "tickvals": names,
            "ticktext": shown,
            "tickfont": {"size": 18},
            "automargin": True,
            "fixedrange": True,
        },
        "xaxis": {
            "title": {"text": text.t("workload.axis", unit=text.UNITS[unit]), "font": {"size": 18, "weight": 400}},
            "tickfont": {"size": 18},
            "tickformat": "d",
            "rangemode": "tozero",
            "fixedrange": True,
        },
    }
