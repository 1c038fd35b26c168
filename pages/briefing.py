"""逐项汇报: one measure or action per screen, for the meeting."""

from dashboard.render.page_head import unseen_heading
from dashboard.text import t
from dashboard.ui import briefing, page
from dashboard.ui.session import selection

if not selection().counts["actions"]:
    page.head(t("briefing.title"))
    page.stop()
page.show_html(unseen_heading(t("briefing.title")))
briefing.show()
