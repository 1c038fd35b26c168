"""One line of the log is one event, whatever a message holds: what a browser sent, the name of a file, an error."""

from __future__ import annotations

import logging
import re
import traceback

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def keep_lines_apart() -> None:
    """From here on every logger, also those of the libraries, writes control characters as escapes (\\n, \\x1b).

    The lines of a traceback are set in, so that none looks like an event of its own.
    """
    make = logging.getLogRecordFactory()

    def make_plain(*args, **kwargs) -> logging.LogRecord:
        record = make(*args, **kwargs)
        try:
            record.msg, record.args = plain(record.getMessage()), None
        except Exception:
            return record
        if record.exc_info:
            lines = "".join(traceback.format_exception(*record.exc_info)).splitlines()
            record.exc_text = "\n".join(f"  {plain(line)}" for line in lines)
        return record

    logging.setLogRecordFactory(make_plain)


def plain(text: str) -> str:
    """The text with an escape for each character that moves the cursor, colours, turns or ends the line."""
    return _CONTROL.sub(lambda found: ascii(found[0])[1:-1], text)
