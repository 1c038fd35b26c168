"""What a file is called: what it holds, and the filter."""

from __future__ import annotations

import re

from dashboard.model.filters import Filter
from dashboard.text import ROLES, t

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]')


def file_name(name: str, chosen: Filter, suffix: str = "csv") -> str:
    """责任分工_省金融办_牵头.csv"""
    return f"{file_stem(name, chosen)}.{suffix}"


def file_stem(name: str, chosen: Filter) -> str:
    """The name without its suffix: at most 80 characters, safe on Windows."""
    parts = [name]
    parts += [_measure_name(label) for label in chosen.measure[:3]]
    parts += [*chosen.agency[:3], *(ROLES[role] for role in chosen.role), *chosen.q.split()[:3]]
    if len(chosen.measure) > 3 or len(chosen.agency) > 3:
        parts.append(t("csv.more"))
    parts = list(dict.fromkeys(part for part in parts if part))
    return _UNSAFE.sub("", "_".join(parts))[:80].rstrip(" .")


def _measure_name(label: str) -> str:
    """措施8, of a measure with a number."""
    return t("csv.measure", number=label.split(".")[0]) if label[:1].isdigit() else label
