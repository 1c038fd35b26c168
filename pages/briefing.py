"""逐项汇报: one measure or action per screen, for the meeting."""

from dashboard.text import t
from dashboard.ui import briefing, page
from dashboard.ui.session import selection

if not selection().counts["actions"]:
    page.head(t("briefing.title"))
    page.stop()
briefing.show()
