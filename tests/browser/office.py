"""An installation as `deploy/` describes it: nginx, TLS, two processes. Only addresses, ports, paths and the
seconds that nginx waits for a process are different."""

import base64
import getpass
import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
from websockets.sync.client import ClientConnection, connect

from tests.browser.conftest import free_port, start, wait_until_healthy
from tests.conftest import ROOT

NAME = "board.intra.example"
SECRET = "7" * 64
#: By name, those who have a password.
PASSWORDS = {"wang": "long live 1", "li": "long live 2", "王芳": "long live 3"}
_NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
_AROUND = """daemon off; pid {folder}/nginx.pid; user {user}; worker_processes 1;
events {{ }}
http {{
    include /etc/nginx/mime.types; access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/board.conf;
}}
"""


@dataclass
class Office:
    """nginx on the ports `https` and `http`, and the processes behind it, by the names that the cookie has for them."""

    folder: Path
    https: int
    http: int
    ports: dict[str, int]
    processes: dict[str, subprocess.Popen]
    path: str = ""  # below which the board stands, "board" for example
    guesses: int = 2_000  # requests with a password that one address may send at once

    @property
    def editors(self) -> Path:
        """The file of names in RB_EDITORS; without it everybody may edit."""
        return self.folder / "editors.txt"

    @property
    def base(self) -> str:
        return self._below(f"https://{NAME}:{self.https}")

    def start(self, name: str) -> None:
        """Starts the process of this name and waits until it is ready."""
        self.processes[name], base = start(port=self.ports[name], env={**os.environ, **self.environment()})
        wait_until_healthy(self._below(base), self.processes[name])

    def environment(self) -> dict[str, str]:
        """The settings of `deploy/board.env`, with a secret, the path, and a cache in the test's folder."""
        lines = (ROOT / "deploy/board.env").read_text(encoding="utf-8").splitlines()
        settings = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
        settings = {name: value.strip("'") for name, value in settings.items()}
        own = {
            "STREAMLIT_SERVER_COOKIE_SECRET": "5" * 64,
            "STREAMLIT_SERVER_BASE_URL_PATH": self.path,
            "RB_PROXY_SECRET": SECRET,
            "RB_EDITORS": str(self.editors) if self.editors.exists() else "",
            "RB_STORE": str(self.folder / "store"),
        }
        assert own.keys() - settings.keys() == {"RB_STORE"}
        return {**unit_environment(), **settings, **own}

    def _below(self, address: str) -> str:
        return f"{address}/{self.path}" if self.path else address

    def get(self, path: str, *, host: str | None = None, tls_name: str = NAME, **headers: str) -> httpx2.Response:
        """nginx's answer to a client that trusts its certificate."""
        return self.ask("GET", path, host=host, tls_name=tls_name, headers=headers)

    def ask(
        self, method: str, path: str, *, host: str | None = None, tls_name: str = NAME, headers=(), content: bytes = b""
    ) -> httpx2.Response:
        """The answer to a request of any method."""
        named = {"Host": host or f"{NAME}:{self.https}", **dict(headers)}
        with httpx2.Client(verify=self.trust(), timeout=30) as client:
            return client.request(
                method,
                f"https://127.0.0.1:{self.https}{path}",
                headers=named,
                content=content,
                extensions={"sni_hostname": tls_name},
            )

    def connection(self) -> ssl.SSLSocket:
        """A connection that has not asked for anything yet."""
        plain = socket.create_connection(("127.0.0.1", self.https), timeout=20)
        return self.trust().wrap_socket(plain, server_hostname=NAME)

    def stream(self, **headers: str) -> ClientConnection:
        """Opens a WebSocket as a page does that is visited for the first time."""
        return connect(
            f"wss://{NAME}:{self.https}/_stcore/stream",
            sock=socket.create_connection(("127.0.0.1", self.https), timeout=30),
            ssl=self.trust(),
            origin=f"https://{NAME}:{self.https}",
            subprotocols=["streamlit"],
            additional_headers=headers,
            max_size=None,
            max_queue=None,  # a page with unread messages could not be closed, only given up
            open_timeout=30,
        )

    def trust(self) -> ssl.SSLContext:
        """What a client needs that trusts nginx's certificate."""
        return ssl.create_default_context(cafile=self.folder / "board.crt")


def password(name: str, word: str | None = None) -> dict[str, str]:
    """The header of a browser in which somebody has typed this name and word, by default the right one."""
    typed = f"{name}:{word or PASSWORDS[name]}"
    return {"Authorization": f"Basic {base64.b64encode(typed.encode()).decode()}"}


@contextmanager
def run_office(
    folder: Path, path: str = "", running: tuple[str, ...] = ("8501", "8502"), guesses: int = 2_000
) -> Iterator[Office]:
    """Runs the installation, below a path if given; of its two processes, those that shall be running.

    A browser that Playwright gives a password asks for each file anew, so it needs more `guesses` than a person's.
    """
    ports = {name: free_port() for name in ("8501", "8502")}
    office = Office(folder, free_port(), free_port(), ports, {}, path, guesses)
    with ExitStack() as ends:
        ends.callback(lambda: [_end(process) for process in office.processes.values()])
        for name in running:
            office.start(name)
        ends.callback(_end_nginx, _start_nginx(office))
        yield office


def _end(process: subprocess.Popen) -> None:
    if process.poll() is None:
        process.kill()
    process.wait(20)


def _end_nginx(nginx: subprocess.Popen) -> None:
    """Terminates nginx, which then ends its workers; if it were killed, they would stay."""
    nginx.terminate()
    nginx.wait(20)


def unit_environment() -> dict[str, str]:
    """The environment variables of `deploy/board@.service`, without those that hold folders of the office's machine."""
    lines = (ROOT / "deploy/board@.service").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if line.startswith("Environment=") for word in line.split("=", 1)[1].split()]
    return {name: value for name, value in (word.split("=", 1) for word in words) if "/" not in value}


def check(port: int) -> subprocess.CompletedProcess:
    """What `deploy/board-check` says of the server on this port."""
    return subprocess.run([ROOT / "deploy/board-check", str(port)], capture_output=True, text=True, timeout=200)


def site(office: Office) -> str:
    """`deploy/nginx-board.conf` with the test's ports, paths and seconds; each original must be there to be replaced."""
    text = (ROOT / "deploy/nginx-board.conf").read_text(encoding="utf-8")
    changes = {
        "listen 443 ": f"listen 127.0.0.1:{office.https} ",
        "listen 80 default_server": f"listen 127.0.0.1:{office.http} default_server",
        "listen 80;": f"listen 127.0.0.1:{office.http};",
        "/etc/ssl/board/": f"{office.folder}/",
        "/etc/nginx/board-passwords": f"{office.folder}/passwords",
        "/var/log/nginx/": f"{office.folder}/",
        'X-Board-Proxy ""': f'X-Board-Proxy "{SECRET}"',
        **{f"127.0.0.1:{name} ": f"127.0.0.1:{port} " for name, port in office.ports.items()},
        **{f"~:{name}$": f"~:{port}$" for name, port in office.ports.items()},
        "client_header_timeout 10s": "client_header_timeout 2s",
        "zone=board_guesses burst=500": f"zone=board_guesses burst={office.guesses}",
        "limit_conn board_connections 400;": "limit_conn board_connections 150;",
        # Less patience with a process that hangs, so that no test waits for long; a WebSocket keeps its own.
        "    proxy_read_timeout 75s;\n    proxy_next_upstream ": "    proxy_read_timeout 8s;\n    proxy_next_upstream ",
    }
    for shipped, here in changes.items():
        assert shipped in text, shipped
        text = text.replace(shipped, here)
    return text


def _password_line(person: tuple[str, str]) -> str:
    name, password = person
    command = ["openssl", "passwd", "-6", password]
    return f"{name}:{subprocess.run(command, check=True, capture_output=True, text=True).stdout}"


def _start_nginx(office: Office) -> subprocess.Popen:
    folder = office.folder
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}",
         "-keyout", folder / "board.key", "-out", folder / "board.crt"],
        check=True, capture_output=True,
    )  # fmt: skip
    (folder / "passwords").write_text("".join(map(_password_line, PASSWORDS.items())), encoding="utf-8")
    (folder / "board.conf").write_text(site(office), encoding="utf-8")
    (folder / "nginx.conf").write_text(_AROUND.format(folder=folder, user=getpass.getuser()), encoding="utf-8")
    command = [_NGINX, "-p", folder, "-e", folder / "error.log", "-c", folder / "nginx.conf"]
    nginx = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and nginx.poll() is None:
        try:
            office.get("/_stcore/health")
            return nginx
        except httpx2.ConnectError:
            time.sleep(0.1)
    _end(nginx)
    raise RuntimeError((folder / "error.log").read_text(encoding="utf-8"))
