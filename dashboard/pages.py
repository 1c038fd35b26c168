"""The pages, once: whatever must know them (navigation, server, addresses, links) reads this table.

A page `name` is the script pages/{name}.py, the address /{name} (the first: /), and the words {name}.nav and {name}.title.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Page:
    """`parameters` are those of its address beside the document and the filter: name -> the value that is not written.

    `former` are addresses that it had in older versions; they still lead to it.
    """

    name: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    former: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Its address below the server's root."""
        return "" if self is PAGES[0] else self.name


_PAGED = {"page": "1"}
PAGES = (
    Page("overview", {"tab": "read", **_PAGED}),
    Page("briefing", {"by": "measures", "at": "1", "full": "false"}),
    Page("matrix", {"rows": "measures", "row_order": "source", "column_order": "source", **_PAGED}),
    Page("workload", {"count": "measures"}),
    Page("agency", _PAGED),
    Page("collaboration", {"relation": "crossing", **_PAGED}),
    Page("targets", {"kind": "all", **_PAGED}, former=("commitments",)),
    Page("compare", {"old": "", "new": "", **_PAGED}),
    Page("documents", _PAGED),
)
BY_PATH = {page.path: page for page in PAGES} | {former: page for page in PAGES for former in page.former}
#: The parameters that any page may have in its address: a copied address is welcome wherever a page's is.
PARAMETERS = frozenset(name for page in PAGES for name in page.parameters)
