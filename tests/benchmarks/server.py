"""Starts the real server in a process of its own, and measures its processor time, memory, threads and open files."""

import gc
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
_PATIENCE = 60  # seconds to come up


@dataclass(frozen=True)
class Server:
    """A running server: its process, its address, its log, and the milliseconds that its start took."""

    process: psutil.Process
    base: str
    log: Path
    started_ms: float

    @property
    def cpu_ms(self) -> float:
        """The processor time of the server and of its reading processes, including those that have ended."""
        times = self.process.cpu_times()
        return 1000 * (times.user + times.system + times.children_user + times.children_system)

    @property
    def rss_mb(self) -> float:
        return self.process.memory_info().rss / 2**20

    @property
    def threads(self) -> int:
        return self.process.num_threads()

    @property
    def files(self) -> int:
        return self.process.num_fds()


@contextmanager
def serving(documents: Path | None = None, *options: str, root: Path = ROOT, **environment: str) -> Iterator[Server]:
    """Runs `streamlit run app.py` on a free port, with other documents, options, code or environment if given.

    The cache is in a temporary folder unless RB_STORE is given, so that each start reads the documents again.
    """
    with tempfile.TemporaryDirectory() as work:
        cache = environment.pop("RB_STORE", f"{work}/store")
        environment = {**os.environ, **environment, "RB_STORE": cache}
        if documents:
            environment["RB_DOCUMENTS"] = str(documents)
        base = f"http://127.0.0.1:{_free_port()}"
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", base.rpartition(":")[2]]
        log = Path(work) / "log"
        started = time.perf_counter()
        with log.open("wb") as said:
            process = subprocess.Popen([*command, *options], cwd=root, stdout=said, stderr=said, env=environment)
        try:
            _wait(base, process, log)
            gc.collect()
            yield Server(psutil.Process(process.pid), base, log, 1000 * (time.perf_counter() - started))
        except Exception:
            print(log.read_text(errors="replace")[-5000:], file=sys.stderr)
            raise
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()
            process.wait()


def wait_until_read(base: str) -> None:
    """Waits until the server at this address has read all documents of its folder."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{base}/assignments.csv?doc=all", timeout=60).close()
        except urllib.error.HTTPError as answer:
            if "Retry-After" in answer.headers:
                time.sleep(0.2)
                continue
        return
    raise RuntimeError(f"the server at {base} did not read its documents")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(base: str, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(f"{base}/_stcore/health", timeout=2) as answer:
            if answer.read() == b"ok":
                return
        time.sleep(0.01)
    raise RuntimeError(f"the server at {base} did not come up: {log.read_text(errors='replace')[-2000:]}")
