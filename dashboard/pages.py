"""The table of pages, which navigation, server and addresses read.

A page `name` has the script pages/{name}.py, the address /{name} (the first page: /), and the words {name}.nav.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Page:
    """A page. `parameters` are those of its address, besides document and filter: name -> default, which is not written.

    `former` are its addresses in older versions, which still lead to it.
    """

    name: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    former: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The page's address below the server's root."""
        return "" if self is PAGES[0] else self.name


_PAGED = {"page": "1"}
PAGES = (
    Page("overview", {"tab": "read", "columns": "", "where": "", "sort": "", **_PAGED}),
    Page("briefing", {"by": "measures", "at": "1", "full": "false"}),
    Page(
        "matrix",
        {"rows": "measures", "row_order": "source", "column_order": "source", "hide_others": "false", **_PAGED},
    ),
    Page("workload", {"count": "measures"}),
    Page("agency", _PAGED),
    Page("collaboration", {"relation": "crossing", **_PAGED}),
    Page("targets", {"kind": "all", **_PAGED}, former=("commitments",)),
    Page("compare", {"old": "", "new": "", **_PAGED}),
    Page("documents", _PAGED),
)
BY_PATH = {page.path: page for page in PAGES} | {former: page for page in PAGES for former in page.former}
#: The parameters of all pages. The HTTP routes accept them too, so that a page's query can be copied to them.
PARAMETERS = frozenset(name for page in PAGES for name in page.parameters)
