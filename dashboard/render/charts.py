"""Tables to charts, as plain dicts that plotly and ECharts draw and that tests can read. Texts for plotly are escaped."""

import html
from typing import Any

import pandas as pd

from dashboard import text
from dashboard.analysis.collaboration import ALONE, Flow, role_of
from dashboard.render import chart_titles
from dashboard.render.palette import LIGHT, PALE_BARS, PALETTES, role_name
from dashboard.render.short_names import name_lines, short_names
from dashboard.text.gloss import with_gloss
from loaders import ROLES

#: Bars that are drawn; the table below the chart has all agencies.
MOST_BARS = 40
# Characters of an agency's name beside its bar: on a line, and on all; and in the hover text. The table has the whole name.
_TICK_LINE, _LONGEST_TICK, _LONGEST_HOVER = 14, 42, 80
_BAR, _BAR_LINE = 8, 24  # height in pixels: around the lines of a name, a line
_MOST_TICKS = 20  # up to which an axis has a tick for each whole number
_FONT = {"size": 18}
# Of a name beside its ribbon: height of a line in pixels, characters on a line, and on all.
_LINE, _LONGEST_ON_LINE, _LONGEST_END = 22, 15, 60


def workload_bars(
    load: pd.DataFrame, *, unit: str, picked: tuple[str, ...] = (), theme: str = "light", title: str = ""
) -> dict[str, Any]:
    """A plotly figure of a `workload` counted in `unit`: one bar per agency, the longest on top, one part per role.

    Agencies not in `picked` are pale, unless `picked` is empty. Each part has its agency in `customdata`, for clicks.
    `title` also appears in a saved picture.
    """
    load = _drawn(load, picked)
    roles = [role for role in ROLES if role in load]
    names = [html.escape(agency, quote=False) for agency in load["agency"]]
    bright = [not picked or agency in picked for agency in load["agency"]]
    return {
        "data": [_part(load, role, names, bright, theme) for role in roles],
        "layout": _layout(names, load, unit, chart_titles.room(title)) | _titled(title, theme),
    }


def picture_config(name: str) -> dict[str, Any]:
    """plotly's configuration: only the button that saves the chart as a picture, under `name` and as wide as a slide."""
    words = {"Download plot as a PNG": text.t("take.picture")}
    return {
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "displaylogo": False,
        "toImageButtonOptions": {"format": "png", "width": 1600, "height": None, "scale": 2, "filename": name},
        "locale": text.html_language(),
        "locales": {text.html_language(): {"dictionary": words}},
    }


def _titled(title: str, theme: str) -> dict[str, Any]:
    """The layout of the title, with the theme's colours: a saved picture has no page behind it."""
    lines = (html.escape(line, quote=False) for line in chart_titles.lines(title))
    place = {"x": 0, "xref": "container", "y": 1, "yref": "container", "yanchor": "top", "pad": {"t": 16}}
    palette = PALETTES[theme]
    return {
        "title": {"text": "<br>".join(lines), "font": _FONT} | place if title else {},
        "paper_bgcolor": palette.ground,
        "plot_bgcolor": palette.ground,
        "font": _FONT | {"color": palette.ink},
    }


def _drawn(load: pd.DataFrame, picked: tuple[str, ...]) -> pd.DataFrame:
    """The agencies of the MOST_BARS bars: those that are picked, and the first of the others."""
    picked_first = (~load["agency"].isin(picked)).argsort(kind="stable")
    return load.iloc[sorted(picked_first[:MOST_BARS])]


def _part(load: pd.DataFrame, role: str, names: list[str], bright: list[bool], theme: str) -> dict[str, Any]:
    palette = PALETTES[theme]
    values = load[role].tolist()
    return {
        "type": "bar",
        "orientation": "h",
        "name": role_name(role),
        "y": names,
        "x": values,
        "customdata": load["agency"].tolist(),
        "text": [f"{text.MARKS[role]} {value}" if value else "" for value in values],
        "textfont": {"size": 16, "color": [palette.ground if full else LIGHT.ink for full in bright]},
        "constraintext": "none",
        "textposition": "inside",
        "textangle": 0,
        "insidetextanchor": "middle",
        "hovertext": [_short(with_gloss(agency), _LONGEST_HOVER) for agency in load["agency"]],
        "hovertemplate": "%{hovertext}　%{fullData.name}　%{x}<extra></extra>",
        "marker": {"color": [palette.roles[role] if full else PALE_BARS[role] for full in bright]},
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _short(agency: str, most: int) -> str:
    cut = agency if len(agency) <= most else f"{agency[: most - 1]}…"
    return html.escape(cut, quote=False)


def _layout(names: list[str], load: pd.DataFrame, unit: str, room: int) -> dict[str, Any]:
    longest = load[[role for role in ROLES if role in load]].sum(axis=1).max()
    ticks = [name_lines(name, _TICK_LINE) for name in short_names(load["agency"].tolist(), _LONGEST_TICK)]
    bar = _BAR + _BAR_LINE * max(map(len, ticks), default=1)
    legend = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "font": _FONT, "traceorder": "normal"}
    axis = {"tickfont": _FONT, "fixedrange": True}
    return {
        "barmode": "stack",
        "bargap": 0.25,
        "height": 160 + room + bar * len(names),
        "margin": {"l": 10, "r": 10, "t": 90 + room, "b": 60},
        "legend": legend | {"itemclick": False, "itemdoubleclick": False},
        "clickmode": "event+select",
        "dragmode": False,
        "hoverlabel": {"font": _FONT},
        "yaxis": axis
        | {
            "type": "category",
            "categoryorder": "array",
            "categoryarray": names[::-1],
            "tickmode": "array",
            "tickvals": names,
            "ticktext": ["<br>".join(html.escape(line, quote=False) for line in lines) for lines in ticks],
            "automargin": True,
        },
        "xaxis": axis
        | {
            "title": {"text": text.t("workload.axis", unit=text.UNITS[unit]), "font": _FONT | {"weight": 400}},
            "tickformat": "d",
            "dtick": 1 if longest <= _MOST_TICKS else None,  # plotly would count a short bar in fifths
            "rangemode": "tozero",
        },
    }


def flow_ribbons(flow: Flow, *, theme: str = "light", title: str = "", name: str = "") -> dict[str, Any]:
    """A `collaboration.flow` as an ECharts sankey: leads on the left, partners on the right, a ribbon for each link. An agency
    that leads alone has a ribbon to words that say so.

    Names are drawn literally because there is no formatter. The mark of the role stands after a name on the left and
    before one on the right, so that an agency on both sides is two nodes. `title` also appears in the picture that the
    button saves under `name`.
    """
    sources, targets = _ends(flow)
    roles = PALETTES[theme].roles
    colors = [roles[role_of(kind)] for kind in flow.links["kind"]]
    left = {name: _node(name, roles["lead"], "left") for name in sources}
    right = {name: _node(name, color, "right") for name, color in zip(targets, colors, strict=True)}
    ribbons = [
        {"source": source, "target": target, "value": value, "lineStyle": {"color": color}}
        for source, target, value, color in zip(sources, targets, flow.links["actions"].tolist(), colors, strict=True)
    ]
    return {
        "tooltip": {"trigger": "item", "textStyle": {"fontSize": 18}},
        "animation": False,
        "backgroundColor": PALETTES[theme].ground,
        "title": {
            "text": "\n".join(chart_titles.lines(title)),
            "textStyle": {"fontSize": 18, "lineHeight": chart_titles.LINE},
        },
        "toolbox": {"feature": {"saveAsImage": {"title": text.t("take.picture"), "name": name}}},
        "series": [_sankey([*left.values(), *right.values()], ribbons, _gap(flow), chart_titles.room(title))],
    }


def flow_part(flow: Flow, data_type: str, index: int) -> tuple[str, list[int]]:
    """The name and the action ids of a ribbon (`data_type` "edge") or agency ("node") of `flow_ribbons`, given its index.

    Raises IndexError if the flow has no such index.
    """
    sources, targets = _ends(flow, shortened=False)
    if data_type == "edge":
        return f"{sources[index]} → {targets[index]}", list(flow.links["action_ids"][index])
    name = list(dict.fromkeys([*sources, *targets]))[index]
    links = zip(flow.links["action_ids"], sources, targets, strict=True)
    return name, sorted({action for ids, *ends in links if name in ends for action in ids})


def _ends(flow: Flow, *, shortened: bool = True) -> tuple[list[str], list[str]]:
    """The names of the leads and of the partners, link by link, each with the mark of its role."""
    rest = [text.t("flow.rest", count=count) for count in flow.rest]
    kinds, leads, partners = (flow.links[name].tolist() for name in ("kind", "from", "to"))
    if shortened:
        leads, partners = short_names(leads, _LONGEST_END), short_names(partners, _LONGEST_END)
    ends = zip(partners, kinds, strict=True)
    return (
        [f"{agency or rest[0]} {text.MARKS['lead']}" for agency in leads],
        [
            text.t("flow.alone") if kind == ALONE else f"{text.MARKS[role_of(kind)]} {agency or rest[1]}"
            for agency, kind in ends
        ],
    )


def flow_height(flow: Flow, title: str = "") -> int:
    """The height in pixels that `flow_ribbons` needs for its names and its title."""
    rows = max(len(set(names)) for names in _ends(flow))
    return 110 + chart_titles.room(title) + (_LINE + _gap(flow)) * max(rows, 4)


def _gap(flow: Flow) -> int:
    """Pixels between two names; more if some name needs several lines."""
    longest = max((len(name) for names in _ends(flow) for name in names), default=0)
    lines = -(-longest // _LONGEST_ON_LINE)
    return lines * _LINE if lines > 1 else _LINE // 2


def _node(name: str, color: str, side: str) -> dict[str, Any]:
    return {"name": name, "itemStyle": {"color": color}, "label": {"position": side}}


def _sankey(nodes: list[dict], ribbons: list[dict], gap: int, room: int) -> dict[str, Any]:
    return {
        "id": "flow",
        "type": "sankey",
        "left": 300,
        "right": 300,
        "top": 60 + room,
        "bottom": 10,
        "nodeGap": gap,
        "nodeWidth": 14,
        "draggable": False,
        "selectedMode": "single",
        "data": nodes,
        "links": ribbons,
        "label": {"fontSize": 18, "lineHeight": _LINE, "width": 280, "overflow": "break"},
        "lineStyle": {"opacity": 0.35, "curveness": 0.5},
        "emphasis": {"focus": "adjacency", "lineStyle": {"opacity": 0.7}},
        "select": {"lineStyle": {"opacity": 0.9}, "itemStyle": {"borderWidth": 0}},
    }
