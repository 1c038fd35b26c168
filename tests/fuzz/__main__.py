"""python -m tests.fuzz [FORMAT…] [--seconds 60]: each format's reader under libFuzzer, one after another, for so long.

Exit status 1 where one of them broke its promise (tests/promise.py); the file that did stands in .fuzz/finds. What was
learned of the way to new code stands in .fuzz/corpus, and the next run goes on from there.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.fuzz.seeds import ROOT, SUFFIXES, seeds

WORK = ROOT / ".fuzz"
FINDS = WORK / "finds"
_LARGEST = 32_768  # bytes of a made-up file
_LONGEST = 20  # seconds of one read; a tenth is much for files this small
_MEGABYTES = 2_048
_GRACE = 120  # seconds beside the time asked for: start, seeds, the last read


class Run(NamedTuple):
    """How it went: libFuzzer's figures, and what came of the reads by their number."""

    kind: str
    executions: int
    seconds: int
    first: tuple[int, int]  # coverage and features of the seeds
    last: tuple[int, int]
    outcomes: dict[str, int]
    found: list[Path]


def fuzz(kind: str, seconds: int) -> Run:
    corpus, start, notes = WORK / "corpus" / kind, WORK / "seeds" / kind, WORK / f"{kind}.json"
    for folder in (corpus, start, FINDS):
        folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds(kind):
        (start / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    notes.write_text("{}", encoding="utf-8")
    before = set(FINDS.iterdir())
    options = [
        f"-max_total_time={seconds}",
        f"-timeout={_LONGEST}",
        f"-rss_limit_mb={_MEGABYTES}",
        f"-max_len={_LARGEST}",
    ]
    options += [f"-artifact_prefix={FINDS}/{kind}-", "-print_final_stats=1", str(corpus), str(start)]
    command = [sys.executable, "-m", "tests.fuzz.target", kind, str(notes), str(FINDS), *options]
    log = _said(command, seconds + _GRACE)
    (WORK / f"{kind}.log").write_text(log, encoding="utf-8")
    outcomes = json.loads(notes.read_text(encoding="utf-8"))
    found = sorted(set(FINDS.iterdir()) - before)
    if found or not re.search(r"^Done \d", log, re.MULTILINE):
        print(log[-4_000:], file=sys.stderr)
    return _run(kind, log, outcomes, found)


def _said(command: list[str], seconds: int) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=seconds, check=False)
    lines = (done.stdout + done.stderr).decode("utf-8", "replace").splitlines()
    return "\n".join([*(line for line in lines if "Instrumenting" not in line), f"exit status {done.returncode}"])


def _run(kind: str, log: str, outcomes: dict[str, int], found: list[Path]) -> Run:
    seen = [(int(cov), int(features)) for cov, features in re.findall(r"cov: (\d+) ft: (\d+)", log)] or [(0, 0)]
    inited = re.search(r"INITED cov: (\d+) ft: (\d+)", log)
    done = re.search(r"Done (\d+) runs in (\d+) second", log) or re.search(r"()()$", log)
    first = (int(inited[1]), int(inited[2])) if inited else seen[0]
    return Run(kind, int(done[1] or 0), int(done[2] or 0), first, seen[-1], outcomes, found)


def _line(run: Run) -> str:
    total = sum(run.outcomes.values()) or 1
    read = run.outcomes.get("read", 0) / total
    others = sorted(((count, words) for words, count in run.outcomes.items() if words != "read"), reverse=True)
    refused = "; ".join(f"{words} {count / total:.0%}" for count, words in others[:3])
    return (
        f"{run.kind:9}{run.executions:9,} reads {run.executions / max(run.seconds, 1):6.0f}/s  edges {run.first[0]:5} -> {run.last[0]:5}"
        f"  features {run.first[1]:6} -> {run.last[1]:6}  {read:4.0%} read  {len(run.found)} finds  ({refused})"
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=f"of {', '.join(SUFFIXES)}; all without one")
    parser.add_argument("--seconds", type=int, default=60, help="for each format (default 60)")
    arguments = parser.parse_args()
    failed = False
    for kind in arguments.formats or SUFFIXES:
        run = fuzz(kind, arguments.seconds)
        print(_line(run), flush=True)
        for path in run.found:
            print(f"  {path}", flush=True)
        failed |= bool(run.found) or not run.executions  # without a last word it died
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
