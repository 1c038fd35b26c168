"""The deadlines shown as a calendar (RFC 5545): an all-day event for each day on which an action is due."""

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from dashboard.model.dataset import Action
from dashboard.model.selection import Selection
from dashboard.render.due import due_words
from dashboard.render.palette import role_name
from dashboard.text import listed, t
from dashboard.text.captions import document_words
from loaders import ROLES

#: Events of one calendar; more are slow to import everywhere.
MOST_EVENTS = 2_000
_LONGEST_LINE = 75  # octets, without the line break (3.1)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def calendar(shown: Selection) -> bytes:
    """The .ics file with the first MOST_EVENTS deadlines by their days."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//responsibility-board//deadlines//ZH",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(document_words(shown.dataset))}",
    ]
    for action, day in _deadlines(shown):
        lines += _event(action, day, stamp, shown)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def count_deadlines(shown: Selection) -> int:
    """How many deadlines with a day there are."""
    ((count,),) = shown.rows("SELECT coalesce(sum(len(due)), 0)::BIGINT FROM shown_actions")
    return count


def _deadlines(shown: Selection) -> Iterator[tuple[Action, date]]:
    found = shown.rows(
        f"SELECT action_id, unnest(due) AS day FROM shown_actions WHERE len(due) > 0 ORDER BY day, action_id LIMIT {MOST_EVENTS}"
    )
    ids = sorted({action_id for action_id, _ in found})
    actions = dict(zip(ids, shown.dataset.actions(ids), strict=True))
    return ((actions[action_id], day) for action_id, day in found)


def _event(action: Action, day: date, stamp: str, shown: Selection) -> list[str]:
    """The lines of an event. Its UID stays the same as long as document, row and day do, so that a second import changes it."""
    key = f"{action.document}\0{action.source_row}\0{day}"
    agencies = [f"{role_name(role)}：{listed(action.agencies[role])}" for role in ROLES if role in action.agencies]
    deadline = t("times.calendar.deadline", deadline=due_words(action)) if action.deadline else ""
    document = f"《{action.document}》" if shown.dataset.is_combined else document_words(shown.dataset)
    about = [action.action, *agencies, deadline, f"{document} {t('row', row=action.source_row)}"]
    leads = listed(action.agencies.get("lead", ()))
    return [
        "BEGIN:VEVENT",
        f"UID:{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:32]}@responsibility-board",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(f'{action.measure_label}（{leads}）' if leads else action.measure_label)}",
        f"DESCRIPTION:{_text(chr(10).join(filter(None, about)))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _text(words: str) -> str:
    r"""A value of the type TEXT (3.3.11): \ ; , and line breaks escaped, other control characters left out."""
    plain = _CONTROLS.sub("", words.replace("\r\n", "\n").replace("\r", "\n")).encode("utf-8", "replace").decode()
    return re.sub(r"([\\;,])", r"\\\1", plain).replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, each further one after a blank (3.1); no character is cut."""
    pieces, size = [""], 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _LONGEST_LINE:
            pieces.append(" ")
            size = 1
        pieces[-1] += char
        size += octets
    return "\r\n".join(pieces)
