"""The board below a path of its host, as Streamlit's setting `server.baseUrlPath` says: /board for example.

Addresses arrive with that path in front of them.
"""

from __future__ import annotations


def normal_base(setting: str) -> str:
    """The setting as it stands before an address: "/board" of "board" or "/board/", "" where there is none."""
    name = setting.strip("/")
    return f"/{name}" if name else ""


def below(base: str, path: str) -> str | None:
    """What follows the base path: "/matrix" of "/board/matrix", "" of "/board". None for an address outside the board."""
    if path == base or path.startswith(f"{base}/"):
        return path[len(base) :]
    return None
