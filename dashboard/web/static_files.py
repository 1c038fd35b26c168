"""Static files, Streamlit's and our own: each compressed once and kept in memory, for browsers to keep a year."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path
from threading import Lock, Thread

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

# Their names carry a hash of their content: another content has another name.
_YEAR = {"Cache-Control": "public, immutable, max-age=31536000", "Vary": "Accept-Encoding"}
_DAY = {"Cache-Control": "public, max-age=86400"}
_COMPRESSIBLE = {".js", ".css", ".svg"}
_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_IMPORT = re.compile(r"""(?:from|import)\s*["'`]\./([\w.-]+\.js)["'`]""")


class Assets:
    """The files below `static/` in Streamlit's folder, and those added, by the path of their address.

    No path is ever made of what a request says: an address is one of those listed at the start or it is nothing.
    """

    def __init__(self, folder: Path) -> None:
        found = (path for path in (folder / "static").rglob("*") if path.is_file())
        self._files = {f"/{path.relative_to(folder).as_posix()}": path for path in found}
        self._packed: dict[str, bytes] = {}
        self._packing = Lock()

    def add(self, path: Path) -> str:
        """The address of a file of our own; another content has another address."""
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
        address = f"/static/board/{path.stem}.{digest}{path.suffix}"
        self._files[address] = path
        return address

    def stand_in(self, address: str, other: str) -> None:
        """Answer one address with the file of another."""
        self._files[address] = self._files[other]

    def scripts(self, *names: str) -> list[str]:
        """The addresses of the scripts called so (`Html` for `Html.CzLZZ4bP.js`) and of all that they import."""
        found: dict[str, None] = {}
        queue = [address for address in self._files if Path(address).suffix == ".js" and _stem(address) in names]
        while queue:
            address = queue.pop()
            if address in self._files and address not in found:
                found[address] = None
                queue += [f"/static/js/{name}" for name in _IMPORT.findall(_head(self._files[address]))]
        return list(found)

    def warm(self, page: str) -> None:
        """Compress what this page names, in the background, before anyone asks for it."""
        wanted = [address for address in self._files if address in page and self.is_compressible(address)]
        Thread(target=lambda: [self.packed(address) for address in wanted], daemon=True).start()

    def __contains__(self, address: str) -> bool:
        return address in self._files

    def path(self, address: str) -> Path:
        """The file at this address."""
        return self._files[address]

    def is_compressible(self, address: str) -> bool:
        """Whether there is such a file, and compressing it is worth the while: fonts and pictures are packed already."""
        return address in self._files and self._files[address].suffix in _COMPRESSIBLE

    def is_packed(self, address: str) -> bool:
        """Whether `packed` would answer at once."""
        return address in self._packed

    def packed(self, address: str) -> bytes:
        """The file's bytes, compressed; the first call takes up to 0.1 s."""
        if address not in self._packed:
            with self._packing:
                self._packed.setdefault(address, gzip.compress(self._files[address].read_bytes(), 9, mtime=0))
        return self._packed[address]


def _head(script: Path) -> str:
    """Where a module names what it imports."""
    with script.open(encoding="utf-8") as file:
        return file.read(20_000)


def _stem(address: str) -> str:
    """Html of /static/js/Html.CzLZZ4bP.js"""
    return Path(address).name.rsplit(".", 2)[0]


class StaticFiles:
    """ASGI middleware: answers what is asked of `assets`; everything else passes through untouched."""

    def __init__(self, app: ASGIApp, assets: Assets) -> None:
        self.app, self.assets = app, assets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_file = scope["type"] == "http" and scope["path"] in self.assets and scope["method"] in ("GET", "HEAD")
        answer = await self._answer(scope) if is_file else self.app
        await answer(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response:
        address, path = scope["path"], self.assets.path(scope["path"])
        kind = _KINDS.get(path.suffix, "application/octet-stream")
        if not (self.assets.is_compressible(address) and _takes_gzip(scope)):
            headers = _YEAR if address.startswith("/static/") else _DAY
            return FileResponse(path, media_type=kind, headers=headers)
        if self.assets.is_packed(address):
            content = self.assets.packed(address)
        else:
            content = await run_in_threadpool(self.assets.packed, address)
        headers = {**_YEAR, "Content-Encoding": "gzip", "Content-Length": str(len(content))}
        return Response(content if scope["method"] == "GET" else b"", media_type=kind, headers=headers)


def _takes_gzip(scope: Scope) -> bool:
    return "gzip" in Headers(scope=scope).get("accept-encoding", "")
