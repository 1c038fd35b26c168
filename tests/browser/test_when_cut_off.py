"""A page that was cut off from the server for minutes. The last of these files: its page has been cut off since the first."""

from tests.browser.cut import reconnects


def test_a_page_that_was_cut_off_for_minutes_reconnects_with_its_upload_and_filter(cut_off_from_the_start):
    reconnects(cut_off_from_the_start, after=150)
