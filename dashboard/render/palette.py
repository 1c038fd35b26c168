"""The colours and marks of the board. A test compares style.css and .streamlit/config.toml with them."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.analysis.matrix import cell_roles
from dashboard.text import MARKS, ROLES


@dataclass(frozen=True)
class Palette:
    """The colours of one theme.

    `ground` is the background, `raised` that of table headings; `ink` is for text, `quiet` for secondary text; `line`
    separates cells and sections, `frame` surrounds boxes and buttons. `roles` are for marks, words, bars and ribbons.
    """

    ground: str
    raised: str
    ink: str
    quiet: str
    line: str
    frame: str
    roles: Mapping[str, str]


LIGHT = Palette(
    ground="#ffffff",
    raised="#f5f4f1",
    ink="#1c1c1c",
    quiet="#5c5c5c",
    line="#d3d0ca",
    frame="#c9c9c9",
    roles={"lead": "#9d1f1f", "responsible": "#1f5f9d", "support": "#5c6b1f", "supervise": "#5a5a5a"},
)
DARK = Palette(
    ground="#15171a",
    raised="#1f2226",
    ink="#ececec",
    quiet="#b4b4b4",
    line="#44484e",
    frame="#4a4d52",
    roles={"lead": "#e98080", "responsible": "#85b8f8", "support": "#b5c46a", "supervise": "#b8b8b8"},
)
PALETTES = {"light": LIGHT, "dark": DARK}
#: Bars of agencies that are not picked. Not transparent: they must be readable on either ground while the theme changes.
PALE_BARS = {"lead": "#e6c7c7", "responsible": "#c7d7e7", "support": "#d6dac7", "supervise": "#dadada"}


def role_name(role: str) -> str:
    """● 牵头"""
    return f"{MARKS[role]} {ROLES[role]}"


def cell_marks(cell: int) -> str:
    """The marks of the roles in a cell of a matrix, such as ●○; "" if the agency has no role there."""
    return "".join(MARKS[role] for role in cell_roles(cell))
