"""The colours and marks of the board, in one place. A test compares the style sheets and .streamlit/config.toml with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.analysis.matrix import cell_roles
from dashboard.text import MARKS, ROLES


@dataclass(frozen=True)
class Palette:
    """The colours of one theme.

    `ground` is behind everything, `raised` behind headings of tables; `ink` is for text, `quiet` for text of less
    weight; `line` separates cells and sections, `frame` surrounds boxes and buttons. `roles` are the colours of marks and
    words, `bars` those of bars and ribbons.
    """

    ground: str
    raised: str
    ink: str
    quiet: str
    line: str
    frame: str
    roles: Mapping[str, str]
    bars: Mapping[str, str]


LIGHT = Palette(
    ground="#ffffff",
    raised="#f5f4f1",
    ink="#1c1c1c",
    quiet="#5c5c5c",
    line="#d3d0ca",
    frame="#c9c9c9",
    roles={"lead": "#9d1f1f", "responsible": "#1f5f9d", "support": "#5c6b1f", "supervise": "#5a5a5a"},
    bars={"lead": "#9d1f1f", "responsible": "#1f5f9d", "support": "#5c6b1f", "supervise": "#6b6b6b"},
)
DARK = Palette(
    ground="#15171a",
    raised="#1f2226",
    ink="#ececec",
    quiet="#b4b4b4",
    line="#44484e",
    frame="#4a4d52",
    roles={"lead": "#e98080", "responsible": "#85b8f8", "support": "#b5c46a", "supervise": "#b8b8b8"},
    bars={"lead": "#e06666", "responsible": "#85b8f8", "support": "#b5c46a", "supervise": "#b0b0b0"},
)
PALETTES = {"light": LIGHT, "dark": DARK}
#: Bars of agencies that are not picked. They are solid, so that they can be read on either ground while the theme changes.
PALE_BARS = {"lead": "#e6c7c7", "responsible": "#c7d7e7", "support": "#d6dac7", "supervise": "#dadada"}


def role_name(role: str) -> str:
    """● 牵头"""
    return f"{MARKS[role]} {ROLES[role]}"


def cell_marks(cell: int) -> str:
    """The marks of the roles in a cell of a matrix: ●, ○ or both; empty where the agency has none."""
    return "".join(MARKS[role] for role in cell_roles(cell))
