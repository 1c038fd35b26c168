"""python -m tests.benchmarks.record NAME [ARGUMENT…]: runs a benchmark and writes what it prints into docs/measurements.md.

The page has a section for each benchmark, with the machine, the versions and the date. A new run replaces the figures of
its section; a run that fails leaves the page unchanged.
"""

import datetime as dt
import os
import platform
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs/measurements.md"
_PACKAGES = ("streamlit", "pandas", "plotly")


def main(arguments: list[str]) -> int:
    """Runs the benchmark and returns its exit status."""
    name, *more = arguments
    command = [sys.executable, "-u", "-m", f"tests.benchmarks.{name}", *more]
    printed = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as running:
        assert running.stdout is not None
        for line in running.stdout:
            print(line, end="", flush=True)
            printed.append(line)
    if running.returncode == 0:
        PAGE.write_text(recorded(PAGE.read_text(encoding="utf-8"), name, "".join(printed)), encoding="utf-8")
    return running.returncode


def recorded(page: str, name: str, printed: str) -> str:
    """The page with these figures between `<!-- NAME -->` and `<!-- end -->`. Raises ValueError if it has no such section."""
    section = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    if not section.search(page):
        raise ValueError(f"docs/measurements.md has no section {name}")
    figures = f"{dt.date.today()}, {machine()}\n\n```\n{printed.strip()}\n```\n"
    return section.sub(lambda found: found[1] + figures + found[2], page)


def machine() -> str:
    """2 × AMD EPYC, Python 3.11.7, streamlit 1.67.0, pandas 3.1.1, plotly 7.1.0"""
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return f"{os.cpu_count()} × {_processor()}, Python {platform.python_version()}, {packages}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
