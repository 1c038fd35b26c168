"""The style sheets and the configuration have the colours of the palette."""

import re
import tomllib

import pytest

from dashboard.render.palette import DARK, LIGHT, cell_marks
from tests.conftest import ROOT

STYLE = (ROOT / "dashboard/web/assets/style.css").read_text(encoding="utf-8")
CONFIG = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))


def declared(name: str) -> tuple[str, str]:
    """The colours (light, dark) of a custom property of the style sheet."""
    return re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\);", STYLE).groups()


@pytest.mark.parametrize("name", ["ground", "raised", "ink", "quiet", "line", "frame"])
def test_the_style_sheet_has_the_colours_of_the_page(name):
    assert declared(name) == (getattr(LIGHT, name), getattr(DARK, name))


@pytest.mark.parametrize("role", LIGHT.roles)
def test_the_style_sheet_has_the_colours_of_the_roles(role):
    assert declared(role) == (LIGHT.roles[role], DARK.roles[role])


@pytest.mark.parametrize(("theme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_configuration_has_the_same_colours(theme, palette):
    colors = {"borderColor": CONFIG["theme"]["borderColor"]} | CONFIG["theme"][theme]

    assert (colors["backgroundColor"], colors["secondaryBackgroundColor"]) == (palette.ground, palette.raised)
    assert (colors["textColor"], colors["borderColor"]) == (palette.ink, palette.frame)
    assert colors["chartCategoricalColors"] == [palette.roles["lead"], palette.roles["responsible"]]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_words_and_marks_of_a_role_can_be_read_on_the_ground(palette):
    for color in (*palette.roles.values(), palette.ink, palette.quiet):
        assert contrast(color, palette.ground) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG 2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    shares = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_a_cell_of_the_matrix_has_a_mark_for_each_role():
    assert [cell_marks(cell) for cell in (0, 1, 2, 3)] == ["", "●", "○", "●○"]
