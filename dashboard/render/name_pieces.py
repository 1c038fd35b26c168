"""Where a long name of an agency may be broken: before the brackets at its end, as in 山西省地方金融管理局（原省金融办）."""

import re

from markupsafe import Markup

_BRACKETS = re.compile(r"(?:（[^（）]*）)+$")


def name_pieces(name: str) -> list[str]:
    """The name and each of the brackets at its end."""
    found = _BRACKETS.search(name)
    if not found or not found.start():
        return [name]
    return [name[: found.start()], *re.findall(r"（[^（）]*）", found[0])]


def name_in_pieces(name: str) -> Markup:
    """The name as HTML, in which each piece stays on a line as long as it fits there."""
    first, *brackets = name_pieces(name)
    return Markup("").join([first, *(Markup('<span class="rb-piece">{}</span>').format(piece) for piece in brackets)])
