"""Runs the real server, for tests over HTTP and WebSocket without a browser."""

import http.client
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.browser.conftest import serve


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


@dataclass
class Server:
    host: str
    port: int
    log: Path

    def ask(self, method: str, path: str, headers: dict[str, str] | None = None, body: object = None) -> Answer:
        """Sends one request with the path exactly as given. A body that is an iterator is sent in chunks."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=30)
        try:
            connection.request(method, path, body, headers or {}, encode_chunked=hasattr(body, "__next__"))
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def stream(self, host: str | None = None, origin: str | None = None) -> ClientConnection:
        """Opens a WebSocket as a page does, with this host name and from a page of this origin."""
        return connect(
            f"ws://{host or f'{self.host}:{self.port}'}/_stcore/stream",
            sock=socket.create_connection((self.host, self.port), timeout=20),
            origin=origin,
            subprotocols=["streamlit"],
            max_size=None,
            max_queue=None,  # unread messages must not make the server wait
            open_timeout=20,
        )

    @contextmanager
    def session(self) -> Iterator[str]:
        """Keeps a page open, as a browser does; yields the id of its session."""
        with self.stream() as socket:
            ask = BackMsg()
            ask.rerun_script.query_string = ""
            socket.send(ask.SerializeToString())
            for _ in range(50):
                message = ForwardMsg.FromString(socket.recv(timeout=30))
                if message.WhichOneof("type") == "new_session":
                    break
            yield message.new_session.initialize.session_id

    def is_well(self) -> bool:
        return self.ask("GET", "/_stcore/health").body == b"ok"


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[Server]:
    log = tmp_path_factory.mktemp("log") / "server.log"
    with log.open("wb") as file, serve(stdout=file, stderr=subprocess.STDOUT) as base:
        address = urlsplit(base)
        yield Server(address.hostname, address.port, log)


@pytest.fixture
def ask(server) -> Callable[..., Answer]:
    return server.ask
