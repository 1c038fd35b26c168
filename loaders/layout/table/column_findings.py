"""The findings about columns: where cells decided against a header or without it, and which columns are only shown."""

from collections.abc import Iterable, Sequence
from itertools import chain

from loaders.layout.table.column_scores import Column
from loaders.layout.table.header_words import AGENCIES, PLAIN_AGENCIES, SURE, surest
from loaders.messages import Finding
from loaders.messages.places import DOCUMENT, HeaderName, Place
from loaders.vocabulary.roles import ROLE_KINDS

#: The findings that name all their columns at once: nothing was decided against their headers.
_ASSUMED = ("task-assumed", "role-assumed")
#: What the cells hold instead of agencies -> the code of the finding.
_AGAINST = {"person": "cells-hold-persons", "sentence": "cells-hold-texts", "text": "cells-hold-texts"}


def doubt_about(column: Column, kind: str) -> str:
    """The code of the finding about a column of this kind whose cells decided; "" if its header did."""
    said = surest(column.says, SURE)
    if kind in ROLE_KINDS:
        is_assumed = kind == "responsible" and column.says.get(kind) in (None, AGENCIES, PLAIN_AGENCIES)
        return "cells-hold-agencies" if said == "person" else "role-assumed" if is_assumed else ""
    if kind == "task" and said in (None, "ignored") and "task" not in column.says:
        return "task-assumed"
    if said not in ROLE_KINDS:
        return ""
    most = max(column.holds.shares, key=column.holds.share, default="text")
    return _AGAINST.get(most, "cells-hold-figures")


def about_columns(headers: Sequence[tuple[HeaderName, str]], doubts: Sequence[tuple[str, HeaderName]]) -> list[Finding]:
    """One finding for each column whose cells contradict its header, one for all of an assumption, one for all only shown."""
    against = {name: code for code, name in doubts if code not in _ASSUMED}
    shown = [name for name, kind in headers if kind in ("ignored", "person") and name and name not in against]
    return [
        *(Finding(code, Place("column", header=name)) for name, code in against.items()),
        *chain.from_iterable(_about_all(code, [name for each, name in doubts if each == code]) for code in _ASSUMED),
        *_about_all("columns-only-shown", shown),
    ]


def _about_all(code: str, names: Iterable[HeaderName]) -> list[Finding]:
    listed = "、".join(dict.fromkeys(map(str, names)))
    return [Finding(code, DOCUMENT, {"headers": listed})] if listed else []
