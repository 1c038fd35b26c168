"""/metrics: figures for programs on the same machine, and for nobody else."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.web import metrics
from dashboard.web.metrics import count_run, metrics_routes

APP = Starlette(routes=metrics_routes())


def figures() -> dict[str, float]:
    answer = TestClient(APP, client=("127.0.0.1", 5)).get("/metrics")
    assert answer.status_code == 200
    lines = [line.rpartition(" ") for line in answer.text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in lines}


def test_runs_are_counted_by_page_with_the_time_that_nearly_all_of_them_kept():
    metrics._last.clear()
    for seconds in [1.0] * 19 + [5.0]:
        count_run("a page", seconds)
    seen = figures()

    assert seen['board_run_seconds_count{page="a page"}'] == 20
    assert seen['board_run_seconds_sum{page="a page"}'] == 24
    assert 1 <= seen["board_run_p95_seconds"] < 5


def test_the_memory_of_the_process_is_among_them():
    assert figures()["process_resident_memory_bytes"] > 10_000_000


@pytest.mark.parametrize(
    ("address", "headers"),
    [("10.1.2.3", {}), ("127.0.0.1", {"X-Forwarded-For": "10.1.2.3"}), ("127.0.0.1", {"Forwarded": "for=x"})],
)
def test_for_other_machines_there_is_no_such_page(address, headers):
    answer = TestClient(APP, client=(address, 5)).get("/metrics", headers=headers)

    assert (answer.status_code, answer.text) == (404, "Not Found")
