"""The format of the log: one line per event, beginning with its time, even if a message contains line breaks.

Messages may contain what a browser sent or the name of a file, so control characters are escaped. The lines of a
traceback follow their event and are indented, so that none can be taken for another event.
"""

import logging
import re
import traceback
from typing import Any

_EVENT = "%(asctime)s %(levelname)s %(name)s: %(message)s"  # as logger.messageFormat of .streamlit/config.toml
# Characters that end the line, move the cursor, change colour or direction of the text, and lone surrogates.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# The server's loggers: Streamlit sets them up without a time.
_SERVER = ("uvicorn", "uvicorn.error", "uvicorn.asgi")


def write_log() -> None:
    """Set up logging for the whole process, with libraries and server: INFO for the dashboard, WARNING for all others."""
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
    """Make every logger write control characters as escapes (\\n, \\x1b) and indent the lines of a traceback."""
    make = logging.getLogRecordFactory()

    def make_plain(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        try:
            record.msg, record.args = plain(record.getMessage()), None
        except Exception:  # the arguments do not fit the message, which logging itself reports
            return record
        if record.exc_info:
            lines = "".join(traceback.format_exception(*record.exc_info)).splitlines()
            record.exc_text = "\n".join(f"  {plain(line)}" for line in lines)
        return record

    logging.setLogRecordFactory(make_plain)


def plain(text: str) -> str:
    """The text with an escape for each control character; Chinese and everything else is unchanged."""
    return _CONTROL.sub(lambda found: ascii(found[0])[1:-1], text)
