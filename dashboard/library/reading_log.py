"""The log of what is read: one line for each file, without any content of the document."""

import hashlib
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dashboard.model.stored_document import StoredDocument
from loaders import LoadError

_LONGEST_NAME = 80  # characters
_LOG = logging.getLogger("dashboard.reading")


@contextmanager
def logged_read(name: str, data: bytes, by: str = "") -> Iterator[Callable[[StoredDocument], None]]:
    """Write what came of reading these bytes, and who asked for it; call what is given with the document, if there is one.

    The outcome is "ok", the code of the error, "bug", or "left" if nobody wants the file any more or it is tried again.
    """
    started, outcome, rows = time.monotonic(), "left", 0

    def was_read(document: StoredDocument) -> None:
        nonlocal outcome, rows
        outcome, rows = "ok", document.counts["actions"]

    try:
        yield was_read
    except LoadError as error:
        outcome = error.code
        raise
    except Exception:
        outcome = "bug"
        raise
    finally:
        _LOG.info(
            "read %s%s: %s, rows=%d bytes=%d sha256=%s seconds=%.2f",
            repr(name)[:_LONGEST_NAME],  # in plain characters only
            by and f" for {by}",
            outcome,
            rows,
            len(data),
            hashlib.sha256(data).hexdigest()[:12],
            time.monotonic() - started,
        )
