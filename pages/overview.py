"""总览: how much there is, the actions to read, and every assignment as a table."""

from dashboard import ui
from dashboard.text import LISTS, t

view = ui.view()

ui.page_head(t("overview.title"), ui.figures(*ui.counts()), with_download=True)
ui.download_assignments()
if ui.choose(t("overview.as"), LISTS, key="tab", with_label=False) == "read":
    ui.show_actions(ui.page_of(view.actions["action_id"].tolist()))
else:
    ui.show_assignments()
ui.show_findings()
