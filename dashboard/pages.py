"""The table of pages, which navigation, server and addresses read.

A page `name` has the script pages/{name}.py, the address /{name} (the first page: /), and the words {name}.nav.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False)
class Page:
    """A page. `parameters` are those of its address, besides document and filter: name -> default, which is not written.

    `former` are its addresses in older versions, which still lead to it. A page that is a part of another stands `under` it:
    the navigation has the other, and both have a line of links to the parts.
    """

    name: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    former: tuple[str, ...] = ()
    under: str = ""

    @property
    def path(self) -> str:
        """The page's address below the server's root."""
        return "" if self is PAGES[0] else self.name

    @property
    def top(self) -> str:
        """The name of the page that the navigation has for it: its own, or that of the page it is under."""
        return self.under or self.name


_PAGED = {"page": "1"}
PAGES = (
    Page("overview", {"tab": "read", "order": "source", "columns": "", "where": "", "sort": "", **_PAGED}),
    Page("briefing", {"by": "measures", "at": "1"}),
    Page(
        "matrix",
        {"rows": "measures", "row_order": "source", "column_order": "source", "hide_others": "false", **_PAGED},
    ),
    Page("workload", {"count": "actions"}),
    Page("agency", {"count": "actions", **_PAGED}),
    Page("collaboration", {"relation": "crossing", "question": "", **_PAGED}),
    Page("targets", {"view": "months", "lanes": "agencies", "kind": "all", **_PAGED}, former=("commitments",)),
    Page("documents", _PAGED),
    Page("compare", {"old": "", "new": "", **_PAGED}, under="documents"),
)
BY_PATH = {page.path: page for page in PAGES} | {former: page for page in PAGES for former in page.former}
#: The parameters of all pages. The HTTP routes accept them too, so that a page's query can be copied to them.
PARAMETERS = frozenset(name for page in PAGES for name in page.parameters)
