"""总览: the counts, what a chair would ask, and the actions to read or every assignment as a table."""

from dashboard.text import LISTS, t
from dashboard.ui import overview, page

page.head(t("overview.title"), overview.filtered_counts(), with_download=True, with_large_name=True)
overview.show_questions()
if page.choose(t("overview.as"), LISTS, key="tab", with_label=False) == "read":
    overview.show_page_of_actions()
else:
    overview.show_assignments()
overview.show_findings()
