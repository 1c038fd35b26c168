"""Writing to the library: who may, and a notice for what could not be done."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from dashboard.library import catalogue
from dashboard.library.database import Conflict, Library
from dashboard.model.entry import Entry, split_key
from dashboard.text import said, t
from dashboard.ui import visitor
from dashboard.ui.documents.entries import library_with, owner_of, record_of
from dashboard.ui.session import Conflicting, session
from loaders import LoadError
from loaders.edits import Edit, RowKey

#: What the library does on behalf of somebody: (library, name for the history, owner of the browser's drafts).
Action = Callable[[Library, str, str], Any]


def may_change(entry: Entry) -> bool:
    """Whether the visitor may correct and remove a document: an editor, or whoever has uploaded the draft."""
    if visitor.may_edit():
        return True
    record = None if entry.origin in ("file", "kept") else record_of(entry)
    return record is not None and record.owner == owner_of(session())


def write(library: Library, action: Action) -> bool:
    """Call `action` with the visitor's name and owner; False, and a notice, if it could not be done."""
    by, owner = visitor.visitor(), owner_of(session())
    try:
        action(library, by, owner)
    except LoadError as error:
        session().refused.append(said(error))
        return False
    return True


def remove(entry: Entry) -> None:
    """Take a document away. For 30 days it can be brought back."""
    mine = session()
    if mine.unreadable.pop(entry.key, None):
        return
    library = library_with(entry).library
    if write(library, lambda library, by, owner: library.remove(entry.own_key, by=by, owner=owner)):
        mine.done.append(t("library.removed", title=entry.document.title if entry.document else entry.name))
        mine.shown_alone = None  # nobody needs to be told that it is gone
    mine.linked.pop(entry.key, None)
    mine.files.forget()


def bring_back(key: str) -> None:
    """Undo a removal, and open the document."""
    if write(catalogue.library().library, lambda library, by, owner: library.bring_back(key, by=by, owner=owner)):
        session().opened = key


def add_edits(entry: Entry, edits: Sequence[Edit], seen: int) -> bool:
    """Put corrections in force that were made of what was on screen at revision `seen`. If somebody has changed the same
    since, the page asks about it, and nothing is lost."""

    def add(library: Library, by: str, owner: str) -> None:
        library.add_edits(entry.own_key, entry.version, edits, seen=seen, by=by, owner=owner)

    try:
        is_done = write(library_with(entry).library, add)
    except Conflict as conflict:
        session().conflict = Conflicting(entry.key, tuple(edits), tuple(conflict.theirs))
        return False
    if is_done:
        session().opened = entry.key
        _say_if_not_newest(entry)
    return is_done


def _say_if_not_newest(entry: Entry) -> None:
    """Add a notice if somebody has stored a newer version since this one came on screen: it lacks the correction."""
    record = record_of(entry) if entry.origin == "kept" and split_key(entry.key)[1] is None else None
    if record and record.version > entry.version:
        session().refused.append(t("library.newer", number=entry.version, newer=record.version))


def undo(entry: Entry, edit_id: str) -> bool:
    """Take a correction out of force."""

    def take_out(library: Library, by: str, owner: str) -> None:
        library.undo(entry.own_key, entry.version, edit_id, by=by, owner=owner)

    return write(library_with(entry).library, take_out)


def revision(entry: Entry) -> int:
    """How often the corrections of what is on screen had changed."""
    return library_with(entry).revision(entry.own_key, entry.version)


def rebased(edit: Edit, theirs: Edit | None) -> Edit:
    """The correction as one of what another has made of the same; unchanged if nobody has."""
    return replace(edit, before=theirs.after) if theirs else edit


def new_edit(kind: str, row: RowKey | None, before: Any, after: Any) -> Edit:
    """A correction that is made now."""
    return Edit(uuid.uuid4().hex, now(), visitor.visitor(), kind, row, "", before, after)


def now() -> str:
    """The time, as corrections write it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
