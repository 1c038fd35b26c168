"""The log of the real server: each event is one line that begins with its time, whoever writes it."""

import asyncio
import os
import re
import socket
import subprocess
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dashboard.text import t
from tests.benchmarks.sessions import tab
from tests.browser.conftest import serve
from tests.browser.office import unit_environment
from tests.server.conftest import Server

EVENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} (INFO|WARNING|ERROR) ([\w.]+): .")
FORGED = "x\n2026-01-01 00:00:00.000 INFO dashboard: 假的\x1b[31m.txt"
TABLE = "工作内容\t牵头单位\t责任单位\n（一）甲。乙\t甲局\t\n"


@pytest.fixture(scope="module")
def lines(tmp_path_factory) -> list[str]:
    """The log after uploads with a Chinese and with a hostile name, a request that is no HTTP, and a message that no page sends."""
    log = tmp_path_factory.mktemp("log") / "log"
    environment = {**os.environ, **unit_environment()}
    with log.open("wb") as file, serve(stdout=file, stderr=subprocess.STDOUT, env=environment) as base:
        address = urlsplit(base)
        server = Server(address.hostname, address.port, log)
        with socket.create_connection((server.host, server.port), timeout=20) as line:
            line.sendall(b"NOT HTTP\r\n\r\n")
            line.recv(1000)
        with server.stream() as page:
            page.send(b"\xff" * 100)
            _wait_for(log, "Traceback")
        asyncio.run(_upload(base))
        _wait_for(log, "假的")
    return log.read_text(encoding="utf-8").splitlines()


async def _upload(base: str) -> None:
    async with tab(base) as one:
        await one.open("documents")
        for name in ("重点任务.txt", FORGED):
            await one.upload(t("documents.upload.label"), name, f"{name!r}\n{TABLE}".encode())


def _wait_for(log: Path, word: str) -> None:
    deadline = time.monotonic() + 30
    while word not in log.read_text(encoding="utf-8") and time.monotonic() < deadline:
        time.sleep(0.1)


def test_every_line_begins_with_its_time_or_is_set_in_below_one_that_does(lines):
    assert [line for line in lines if not EVENT.match(line) and not line.startswith("  ")] == []
    assert EVENT.match(lines[0])


def test_the_server_and_streamlit_write_into_it_as_the_dashboard_does(lines):
    writers = {match[2].partition(".")[0] for line in lines if (match := EVENT.match(line))}

    assert writers >= {"dashboard", "streamlit", "uvicorn"}


def test_each_event_stands_there_once(lines):
    assert len([line for line in lines if "Invalid HTTP request" in line]) == 1


def test_chinese_is_written_as_chinese(lines):
    assert [
        line for line in lines if re.search(": read '重点任务.txt' for (127.0.0.1|::1|this machine): ok, rows=1 ", line)
    ]
    assert [line for line in lines if re.search(r"\\u[4-9]", line)] == []


def test_a_name_of_a_file_makes_no_event_of_its_own_and_colours_nothing(lines):
    (line,) = [line for line in lines if "假的" in line]

    assert EVENT.match(line)[2] == "dashboard.reading"
    assert line.isprintable()


def test_a_traceback_belongs_to_its_event(lines):
    at = next(number for number, line in enumerate(lines) if "Traceback" in line)

    assert lines[at].startswith("  ")
    assert EVENT.match(lines[at - 1])
