"""English glosses of names in the documents, from data/gloss.csv: translations, shown in English beside the Chinese."""

from __future__ import annotations

import csv
import re
from functools import cache

from dashboard import ROOT
from dashboard.text import ROLES, language

GLOSSES = ROOT / "data/gloss.csv"
_BETWEEN = " · "
# A measure's label around its title: 9. 加强小微企业上市培育工作（2）
_LABEL = re.compile(r"(?:\d+\. )?(?P<title>.*?)(?:（\d+）)?")


@cache
def _glosses() -> dict[str, str]:
    """Chinese -> English; none where there is no such file."""
    if not GLOSSES.exists():
        return {}
    with GLOSSES.open(encoding="utf-8", newline="") as rows:
        return {row["chinese"]: row["english"] for row in csv.DictReader(rows)}


def gloss(name: str) -> str:
    """What a title, an agency or a measure's label means in English; empty in Chinese, and where nobody said."""
    return _meaning(name) if language() == "en" else ""


def with_gloss(name: str) -> str:
    """省金融办 · provincial financial affairs office, in English; in Chinese the name alone."""
    return _BETWEEN.join(filter(None, (name, gloss(name))))


def without_gloss(written: str) -> str:
    """The name in what `with_gloss` wrote, in whichever language."""
    name, _, english = written.rpartition(_BETWEEN)
    return name if name and _meaning(name) == english else written


def key_of(field: str, written: str) -> str:
    """The key of a filter's value that a page or a link writes so, in whichever language."""
    return (ROLES.key_of(written) or written) if field == "role" else without_gloss(written)


def _meaning(name: str) -> str:
    known = _glosses()
    label = _LABEL.fullmatch(name)
    return known.get(name) or known.get(label["title"] if label else name, "")
