"""Queries that need more memory than they may have go on with a folder that nobody else can read."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

PROGRAM = """
from pathlib import Path
from dashboard.model.engine import Schema, _private_folder
folder = Path(_private_folder())
sorting = "SELECT random() AS number FROM range(20_000_000) ORDER BY number LIMIT 15_000_000"
count = Schema().rows(f"SELECT count(*) FROM ({sorting})")
print(count[0][0], oct(folder.stat().st_mode & 0o777), folder)
"""


@pytest.mark.slow
def test_a_query_that_does_not_fit_into_memory_goes_on_in_a_private_folder_which_is_gone_afterwards(tmp_path):
    environment = {**os.environ, "RB_QUERY_MEMORY": "60MB", "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120)

    assert done.stderr == ""
    count, mode, folder = done.stdout.split()
    assert int(count) == 15_000_000
    assert mode == "0o700"
    assert folder.startswith(str(tmp_path))
    assert list(tmp_path.iterdir()) == []
