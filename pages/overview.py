"""总览: the counts, and the actions to read or every assignment as a table."""

from dashboard.text import LISTS, t
from dashboard.ui import assignments, overview, page

view = assignments.chosen_view()
page.head(t("overview.title"), overview.filtered_counts(), with_download=True, view=view)
if page.choose(t("overview.as"), LISTS, key="tab", with_label=False) == "read":
    overview.show_page_of_actions()
else:
    assignments.show(view)
overview.show_findings()
