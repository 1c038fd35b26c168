"""The path of its host below which the board is served, such as /board: Streamlit's setting `server.baseUrlPath`.

The addresses of requests begin with that path.
"""

from starlette.types import Scope


def normal_base(setting: str) -> str:
    """The setting as the beginning of an address: "/board" for "board" or "/board/", "" for none."""
    name = setting.strip("/")
    return f"/{name}" if name else ""


def below(base: str, path: str) -> str | None:
    """The path after the base: "/matrix" for "/board/matrix", "" for "/board". None for an address outside the board."""
    if path == base or path.startswith(f"{base}/"):
        return path[len(base) :]
    return None


def is_read(scope: Scope) -> bool:
    """Whether the request is an HTTP GET or HEAD."""
    return scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
