"""Grids of cells, written as lines: cells are parted by |."""

from loaders.blocks import Grid
from loaders.messages.places import FILE


def grid(*lines: str, **more) -> Grid:
    return Grid([[cell.strip() for cell in line.split("|")] for line in lines], FILE, **more)
