"""The server starts without what nobody uses yet, and has it when it is used."""

import subprocess
import sys

from tests.conftest import ROOT

START = "import streamlit as st; from dashboard.web.memory import keep_small; keep_small(); import dashboard.ui, sys; "


def run(code: str) -> str:
    """What a fresh interpreter prints that starts as the server does."""
    done = subprocess.run([sys.executable, "-c", START + code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_neither_plotly_nor_the_readers_are_loaded_before_they_are_used():
    heavy = ("plotly", "narwhals", "lxml", "openpyxl", "docx", "pdfplumber", "loaders.layout", "altair")

    assert run(f"print([name for name in {heavy} if name in sys.modules])") == "[]"


def test_a_chart_is_drawn_after_plotly_was_dropped():
    assert run("st.plotly_chart({'data': [{'type': 'bar', 'y': [1]}]}); print('plotly' in sys.modules)") == "True"


def test_memory_is_handed_back():
    code = (
        "from dashboard.web.memory import hand_back; "
        "import pathlib; size = lambda: int(pathlib.Path('/proc/self/statm').read_text().split()[1]); "
        "kept = [bytes(60_000) for _ in range(4_000)]; pin = bytes(60_000); high = size(); del kept; hand_back(); "
        "print(high - size() > 40_000)"
    )

    assert run(code) == "True"
