"""One line of the log is one event."""

import io
import logging

import pytest

from dashboard.web.log_format import escape_control_characters


@pytest.fixture
def logged():
    """A logger of any library, and what it has written."""
    before, out = logging.getLogRecordFactory(), io.StringIO()
    logger, handler = logging.getLogger("some.library"), logging.StreamHandler(out)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logger.addHandler(handler)
    escape_control_characters()
    yield logger, out
    logging.setLogRecordFactory(before)
    logger.removeHandler(handler)


def test_what_a_browser_sent_makes_no_line_of_its_own(logged):
    logger, out = logged
    logger.warning("no fragment with id %s", "x\n2026 INFO dashboard: FORGED \x1b[31m\r\u202e\u2028")

    assert out.getvalue() == (
        "WARNING no fragment with id x\\n2026 INFO dashboard: FORGED \\x1b[31m\\r\\u202e\\u2028\n"
    )


def test_the_text_of_an_error_makes_no_event_of_its_own(logged):
    logger, out = logged
    try:
        raise ValueError("a\nINFO FORGED \x1b[31m")
    except ValueError:
        logger.exception("reading")

    lines = out.getvalue().splitlines()
    assert lines[0] == "ERROR reading"
    assert all(line.startswith("  ") for line in lines[1:])
    assert "\x1b" not in out.getvalue()


def test_a_message_stays_as_it_is_where_nothing_is_wrong_with_it(logged):
    logger, out = logged
    logger.warning("读取 %s，%d 行，%.2f 秒", "省金融办.docx", 17, 0.5)
    logger.warning({"a": 1})

    assert out.getvalue() == "WARNING 读取 省金融办.docx，17 行，0.50 秒\nWARNING {'a': 1}\n"
