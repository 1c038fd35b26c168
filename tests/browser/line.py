"""A connection between browser and server that a test can cut, as the network of an office may do."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit


class Line:
    """A TCP proxy in front of a server. After `cut` nothing passes in either direction, and neither side is notified.

    `open_at_server` are the connections that the server has not closed.
    """

    def __init__(self, base: str) -> None:
        self._server = ("127.0.0.1", urlsplit(base).port)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.base = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._whole = threading.Event()
        self._whole.set()
        self._ends: set[socket.socket] = set()
        self.open_at_server: set[socket.socket] = set()
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        self._whole.clear()

    def mend(self) -> None:
        """Lets new connections pass. Older ones stay dead without notice, as behind a router that has forgotten them."""
        self._ends = set()
        self._whole.set()

    def close(self) -> None:
        self._whole.set()
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                browser, _ = self._listening.accept()
                self._whole.wait()
                self._join(browser)

    def _join(self, browser: socket.socket) -> None:
        try:
            server = socket.create_connection(self._server)
        except OSError:
            browser.close()
            return
        ends = {browser, server}
        self._ends |= ends
        self.open_at_server.add(server)
        for pair in ((browser, server), (server, browser)):
            threading.Thread(target=self._carry, args=pair, daemon=True).start()

    def _carry(self, here: socket.socket, there: socket.socket) -> None:
        data = b"-"
        while data:
            try:
                data = here.recv(1 << 16)
            except OSError:
                data = b""
            if not data:
                self.open_at_server.discard(here)
            if not self._whole.is_set():
                continue  # lost
            if here not in self._ends:
                return  # from before the cut
            with contextlib.suppress(OSError):
                there.sendall(data) if data else there.shutdown(socket.SHUT_WR)


@contextmanager
def line_to(base: str) -> Iterator[Line]:
    """A line to the server at `base`, closed at the end."""
    line = Line(base)
    try:
        yield line
    finally:
        line.close()
