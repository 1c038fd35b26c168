"""A PostgreSQL server of the tests' own: Debian's programs, a temporary folder, a socket in it, and no network."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

_PROGRAMS = "/usr/lib/postgresql/*/bin/postgres"
_USER = "postgres"  # Debian's package makes it
_SECONDS = 60


class Server:
    """Starts and ends the server. It does not wait for the disk: a machine that loses its power is not what is tested."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pg"))  # short, since the path of a socket must be
        self.process: subprocess.Popen[bytes] | None = None
        self._count = 0
        if os.getuid() == 0:
            shutil.chown(self.folder, _USER)
        programs = sorted(Path("/").glob(_PROGRAMS.lstrip("/")))
        assert programs, "PostgreSQL is missing: sh scripts/setup.sh tests"
        self._bin = programs[-1].parent
        initdb = [self._bin / "initdb", "-D", self._data, "-U", "board", "-A", "trust", "-E", "UTF8", "--no-sync"]
        subprocess.run(_as_user([*map(str, initdb), "--locale=C.UTF-8"]), check=True, capture_output=True, cwd="/")

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def start(self, small_disk: str = "") -> None:
        """Start the server, and wait until it answers. `small_disk`: it sees a disk of this size in the folder `small`."""
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": self.folder,
            "fsync": "off",
            "max_connections": 60,
            "shared_buffers": "16MB",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command = _as_user([str(self._bin / "postgres"), "-D", str(self._data), *map(str, options)])
        if small_disk:
            (self.folder / "small").mkdir()
            command = [*on_small_disk(self.folder / "small", small_disk), *command]
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd="/")
        until = time.monotonic() + _SECONDS
        while not self._answers():
            assert self.process.poll() is None, "PostgreSQL has ended"
            assert time.monotonic() < until, "PostgreSQL does not answer"
            time.sleep(0.05)

    def stop(self) -> None:
        """End the server at once, as a crash would, and its connections with it."""
        if self.process:
            self.process.send_signal(signal.SIGQUIT)  # to the server, which the commands before it have become
            self.process.wait(_SECONDS)
            self.process = None

    def remove(self) -> None:
        """Stop, and remove the folder."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder.parent / f"{self.folder.name}.log").unlink(missing_ok=True)

    def run(self, statement: str, database: str = "postgres") -> None:
        """Run a statement outside a transaction."""
        with psycopg.connect(host=str(self.folder), user="board", dbname=database, autocommit=True) as connection:
            connection.execute(statement)

    def new_database(self, *, on_small_disk: bool = False) -> str:
        """The address of a new empty database."""
        self._count += 1
        where = ""
        if on_small_disk:
            self.run(f"CREATE TABLESPACE small LOCATION '{self.folder}/small'")
            where = "TABLESPACE small"
        self.run(f"CREATE DATABASE d{self._count} {where}")
        return self.address(f"d{self._count}")

    def address(self, name: str) -> str:
        """The address of a database, as RB_DATABASE_URL has it."""
        return f"postgresql://board@/{name}?host={self.folder}"

    def _answers(self) -> bool:
        try:
            self.run("SELECT 1")
        except psycopg.OperationalError:
            return False
        return True


def on_small_disk(folder: Path, size: str) -> list[str]:
    """The words before a command that make a disk of this size in the folder, which the command alone sees."""
    owner = pwd.getpwnam(_USER).pw_uid if os.getuid() == 0 else 0
    prepare = f'mount -t tmpfs -o size="$1",uid={owner} none "$2" && shift 2 && exec "$@"'
    rights = [] if os.getuid() == 0 else ["--map-root-user"]
    own = [] if os.getuid() == 0 else ["unshare", "--user", f"--map-user={os.getuid()}"]
    return ["unshare", *rights, "--mount", "sh", "-c", prepare, "sh", size, str(folder), *own]


def _as_user(command: list[str]) -> list[str]:
    """The command, run by an ordinary user: PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return command
    user = pwd.getpwnam(_USER)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", *command]
