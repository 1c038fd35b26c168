"""Figures about this process, at /metrics for programs on this machine: runs of pages, refusals, memory."""

from collections import deque
from statistics import quantiles

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

#: The addresses of this machine.
HERE = ("127.0.0.1", "::1", "::ffff:127.0.0.1")
_FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip")
_LAST_RUNS = 1_000

_FIGURES = CollectorRegistry()
ProcessCollector(registry=_FIGURES)
_RUNS = Histogram("board_run_seconds", "Seconds that a run of a page took.", ["page"], registry=_FIGURES)
#: Requests and files that were refused, by reason.
REFUSALS = Counter("board_refusals", "Requests and files that were refused.", ["reason"], registry=_FIGURES)
_last: deque[float] = deque(maxlen=_LAST_RUNS)
_P95 = Gauge("board_run_p95_seconds", f"95 of 100 of the last {_LAST_RUNS} runs took no longer.", registry=_FIGURES)
_P95.set_function(lambda: _p95())


def count_run(page: str, seconds: float) -> None:
    """Count a run of a page, which took so many seconds; also one that failed or that a click ended."""
    _RUNS.labels(page=page).observe(seconds)
    _last.append(seconds)


def _p95() -> float:
    seconds = list(_last)
    return quantiles(seconds, n=20, method="inclusive")[-1] if len(seconds) > 1 else sum(seconds)


def metrics(request: Request) -> Response:
    """All figures in the text format of Prometheus; status 404 for everybody who is not on this machine."""
    is_here = request.client is not None and request.client.host in HERE
    if not is_here or any(name in request.headers for name in _FORWARDED):
        return PlainTextResponse("Not Found", 404)
    return Response(generate_latest(_FIGURES), media_type=CONTENT_TYPE_LATEST)


def metrics_routes(base: str = "") -> list[BaseRoute]:
    """The route below the board's base path."""
    return [Route(f"{base}/metrics", metrics, methods=["GET"])]
