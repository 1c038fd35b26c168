"""English glosses of names in the documents, from data/gloss.csv: translations, which the English interface adds."""

import csv
import re
from functools import cache

from dashboard import ROOT
from dashboard.text import CATEGORIES, DUE_GROUPS, MISSING, ROLES, language

GLOSSES = ROOT / "data/gloss.csv"
_BETWEEN = " · "
# A measure's label around its title: 9. 加强小微企业上市培育工作〔金融支持小微企业责任分工表〕（2）
_LABEL = re.compile(r"(?:\d+\. )?(?P<title>.*?)(?:〔.*〕)?(?:（\d+）)?")


@cache
def _glosses() -> dict[str, str]:
    """Chinese -> English; empty if there is no such file."""
    if not GLOSSES.exists():
        return {}
    with GLOSSES.open(encoding="utf-8", newline="") as rows:
        return {row["chinese"]: row["english"] for row in csv.DictReader(rows)}


def gloss(name: str) -> str:
    """The gloss of a title, an agency or a measure's label; empty in Chinese, and if the file has none."""
    return _gloss(name) if language() == "en" else ""


def with_gloss(name: str) -> str:
    """In English 省金融办 · provincial financial affairs office; in Chinese the name alone."""
    return _BETWEEN.join(filter(None, (name, gloss(name))))


def without_gloss(written: str) -> str:
    """The name in a text that `with_gloss` returned in either language."""
    name, _, english = written.rpartition(_BETWEEN)
    return name if name and _gloss(name) == english else written


def key_of(field: str, written: str) -> str:
    """The key of a value of the filter, from its words on a page or in a link, in either language."""
    names = {"role": ROLES, "category": CATEGORIES, "due": DUE_GROUPS, "missing": MISSING}.get(field)
    return without_gloss(written) if names is None else names.key_of(written) or written


def _gloss(name: str) -> str:
    label = _LABEL.fullmatch(name)
    return _glosses().get(name) or _glosses().get(label["title"] if label else name, "")
