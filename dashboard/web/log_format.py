"""The log: each event is one line that begins with its time, whatever a message holds: what a browser sent, a file's name, an error.

The lines of a traceback follow their event and are set in, so that none looks like an event of its own.
"""

from __future__ import annotations

import logging
import re
import traceback
from typing import Any

_EVENT = "%(asctime)s %(levelname)s %(name)s: %(message)s"  # as logger.messageFormat of .streamlit/config.toml
_SET_IN = "  "
# Characters that end the line, move the cursor, colour what follows or turn its direction, and halves of characters.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# The server's events, which come without a time as Streamlit leaves them.
_SERVER = ("uvicorn", "uvicorn.error", "uvicorn.asgi")


def write_log() -> None:
    """From here on every event, also of the libraries and the server, is written as this module says.

    Of the dashboard everything from INFO on is written, of others what they warn of.
    """
    escape_control_characters()
    handler = logging.StreamHandler()
    formatter = logging.Formatter(_EVENT)
    formatter.default_msec_format = "%s.%03d"  # as Streamlit writes it
    handler.setFormatter(formatter)
    logging.getLogger().addHandler(handler)
    for name in _SERVER:
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(True)
    logging.getLogger("dashboard").setLevel(logging.INFO)


def escape_control_characters() -> None:
    """Every logger writes control characters as escapes (\\n, \\x1b) and sets in the lines of a traceback."""
    make = logging.getLogRecordFactory()

    def make_plain(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        try:
            record.msg, record.args = plain(record.getMessage()), None
        except Exception:  # arguments that do not fit the message: logging itself says so
            return record
        if record.exc_info:
            lines = "".join(traceback.format_exception(*record.exc_info)).splitlines()
            record.exc_text = "\n".join(f"{_SET_IN}{plain(line)}" for line in lines)
        return record

    logging.setLogRecordFactory(make_plain)


def plain(text: str) -> str:
    """The text with an escape for each control character: all else, Chinese above all, stays as it is."""
    return _CONTROL.sub(lambda found: ascii(found[0])[1:-1], text)
