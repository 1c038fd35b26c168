"""Drafts, kept documents and their versions, as statements on a connection."""

import hashlib
import secrets
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, delete, false, func, insert, or_, select, update

from dashboard.library.database import history_lines
from dashboard.library.database.records import Imprint, LibraryFull, Record, Version
from dashboard.library.database.schema import contents, documents, history, versions
from loaders import LoadError

_KEY_BYTES = 16  # 128 random bits: a draft's key is what opens it
_MB = 1024**2


class Limits(NamedTuple):
    """Before when a visit, and a removal, count no more; as times, so that a query can compare."""

    visited_before: datetime
    removed_before: datetime


def imprint_columns(imprint: Imprint) -> dict[str, Any]:
    """The columns of `versions` that hold an imprint."""
    return {
        "title": imprint.title,
        "issuer": imprint.issuer,
        "issued_on": imprint.issued_on,
        "document_number": imprint.number,
    }


def imprint_of(row: Row) -> Imprint:
    """The imprint in a row of `versions`."""
    return Imprint(row.title, row.issuer, row.issued_on, row.document_number)


def is_random(key: str) -> bool:
    """Whether a key is one that we made up, and not a file's name: it has the length and the letters of one."""
    plain = key.replace("-", "").replace("_", "")
    return len(key) == len(secrets.token_urlsafe(_KEY_BYTES)) and plain.isascii() and plain.isalnum()


# Finding


def is_there(limits: Limits) -> ColumnElement[bool]:
    """The condition that a document is neither removed nor expired, and is no mere way to another."""
    expired = and_(documents.c.state == "draft", documents.c.visited_at < limits.visited_before)
    return and_(documents.c.removed_at.is_(None), documents.c.moved_to.is_(None), ~expired)


def select_records() -> Select:
    """Documents, each with its newest version."""
    other = versions.alias()
    newest = select(func.max(other.c.number)).where(other.c.document == documents.c.key).correlate(documents)
    own = [column for column in documents.c if column.name != "moved_to"]
    of_version = [column for column in versions.c if column.name not in ("added_at", "added_by")]
    return (
        select(*own, *of_version, func.coalesce(contents.c.size, 0).label("size"))
        .select_from(documents)
        .join(versions, and_(versions.c.document == documents.c.key, versions.c.number == newest.scalar_subquery()))
        .outerjoin(contents, contents.c.sha256 == versions.c.sha256)
    )


def record_of(row: Row) -> Record:
    """A row of `select_records`."""
    return Record(
        key=row.key,
        state=row.state,
        imprint=imprint_of(row),
        version=row.number,
        name=row.name,
        sha256=row.sha256 or "",
        size=row.size,
        owner=row.owner,
        added_at=row.added_at,
        added_by=row.added_by,
        kept_at=row.kept_at,
        kept_by=row.kept_by,
        visited_at=row.visited_at,
        removed_at=row.removed_at,
        removed_by=row.removed_by,
    )


def find(connection: Connection, key: str, limits: Limits) -> Record | None:
    """The document of a key, or the one that its draft became a version of; None if there is none."""
    moved_to = connection.scalar(select(documents.c.moved_to).where(documents.c.key == key))
    found = connection.execute(select_records().where(documents.c.key == (moved_to or key), is_there(limits))).first()
    return record_of(found) if found else None


def get(connection: Connection, key: str, limits: Limits) -> Record:
    """The document of this very key. Raises LoadError("document-gone") if there is none."""
    record = find(connection, key, limits)
    if record is None or record.key != key:
        raise LoadError("document-gone")
    return record


def is_draft(connection: Connection, key: str) -> bool:
    """Whether the key is that of a draft, also of one that is removed or has become a version of another document."""
    return connection.scalar(select(documents.c.state).where(documents.c.key == key)) == "draft"


def is_draft_of(connection: Connection, key: str, owner: str) -> bool:
    """Whether the key is that of a draft of this browser, also of a removed one."""
    own = select(documents.c.owner).where(documents.c.key == key, documents.c.state == "draft")
    return bool(owner) and connection.scalar(own) == owner


def listed(connection: Connection, *conditions: ColumnElement[bool]) -> list[Record]:
    """The documents that meet the conditions, the newest first."""
    order = documents.c.added_at.desc(), documents.c.key
    return [record_of(row) for row in connection.execute(select_records().where(*conditions).order_by(*order))]


def alike(connection: Connection, name: str, title: str, limits: Limits) -> list[Record]:
    """The kept documents one of whose versions has this file name, or this title."""
    same = or_(versions.c.name == name, versions.c.title == title if title else false())
    has_same = documents.c.key.in_(select(versions.c.document).where(same))
    return listed(connection, documents.c.state == "kept", is_there(limits), has_same)


def versions_of(connection: Connection, key: str) -> list[Version]:
    """The versions of a document that have a content."""
    query = (
        select(versions, contents.c.size)
        .join(contents, contents.c.sha256 == versions.c.sha256)
        .where(versions.c.document == key)
        .order_by(versions.c.number)
    )
    return [
        Version(row.number, row.name, row.sha256, row.size, row.added_at, row.added_by, imprint_of(row))
        for row in connection.execute(query)
    ]


def content(connection: Connection, sha256: str) -> bytes:
    """The bytes with this hash. Raises LoadError("document-gone") if there are none."""
    data = connection.scalar(select(contents.c.data).where(contents.c.sha256 == sha256))
    if data is None:
        raise LoadError("document-gone")
    return bytes(data)


def used(connection: Connection) -> int:
    """The bytes of all contents together."""
    return int(connection.scalar(select(func.coalesce(func.sum(contents.c.size), 0))) or 0)


# Writing


def add_content(connection: Connection, data: bytes, quota: int) -> str:
    """Add bytes that are not there yet, and return their hash. Raises LibraryFull if the quota does not hold them."""
    sha256 = hashlib.sha256(data).hexdigest()
    if connection.scalar(select(contents.c.size).where(contents.c.sha256 == sha256)) is None:
        if (taken := used(connection)) + len(data) > quota:
            raise LibraryFull("library-full", used=round(taken / _MB), quota=quota // _MB)
        connection.execute(insert(contents).values(sha256=sha256, size=len(data), data=data))
    return sha256


def add(connection: Connection, key: str, state: str, *, owner: str, by: str, now: datetime) -> None:
    """Add a document; its first version has to follow."""
    row = {"key": key, "state": state, "owner": owner, "added_at": now, "added_by": by, "visited_at": now}
    connection.execute(insert(documents).values(**row, kept_by="", removed_by=""))


def add_version(
    connection: Connection, key: str, name: str, sha256: str | None, imprint: Imprint, *, by: str, now: datetime
) -> None:
    """Add the first version of a document."""
    row = {"document": key, "number": 1, "sha256": sha256, "name": name, "added_at": now, "added_by": by, "revision": 0}
    connection.execute(insert(versions).values(**row, **imprint_columns(imprint)))


def new_key() -> str:
    """A key that nobody can guess."""
    return secrets.token_urlsafe(_KEY_BYTES)


def know_file(connection: Connection, key: str, *, by: str, now: datetime) -> None:
    """Add a file of the documents folder, if it is one and is not known yet."""
    is_known = connection.scalar(select(documents.c.key).where(documents.c.key == key))
    if not is_known and not is_random(key):
        add(connection, key, "file", owner="", by=by, now=now)
        add_version(connection, key, key, None, Imprint(), by=by, now=now)


def set_imprint(connection: Connection, record: Record, imprint: Imprint) -> None:
    """Change what stands on the newest version."""
    newest = and_(versions.c.document == record.key, versions.c.number == record.version)
    connection.execute(update(versions).where(newest).values(**imprint_columns(imprint)))


def change(connection: Connection, key: str, **values: Any) -> None:
    """Change columns of a document."""
    connection.execute(update(documents).where(documents.c.key == key).values(**values))


def move(connection: Connection, draft: str, to: Record, imprint: Imprint) -> int:
    """Make the draft's content, edits and history those of a new version of `to`; its number."""
    number = to.version + 1
    of_draft = versions.c.document == draft
    row = {"document": to.key, "number": number, **imprint_columns(imprint)}
    connection.execute(update(versions).where(of_draft).values(**row))
    history_lines.move(connection, draft, to.key, number)
    change(connection, draft, moved_to=to.key, owner="")
    return number


def visit(connection: Connection, key: str, now: datetime, unless_since: datetime, limits: Limits) -> None:
    """Note a visit of a draft, unless there was one since."""
    due = and_(documents.c.key == key, documents.c.state == "draft", documents.c.visited_at < unless_since)
    connection.execute(update(documents).where(due, is_there(limits)).values(visited_at=now))


def overdue(connection: Connection, limits: Limits) -> list[Record]:
    """The documents to remove for good."""
    draft = and_(documents.c.state == "draft", documents.c.removed_at.is_(None))
    expired = and_(draft, documents.c.moved_to.is_(None), documents.c.visited_at < limits.visited_before)
    return listed(connection, or_(expired, documents.c.removed_at < limits.removed_before))


def delete_for_good(connection: Connection, record: Record) -> None:
    """Remove a document with its versions and edits; of a draft also its history, for its key is a secret."""
    if record.state == "draft":
        connection.execute(delete(history).where(history.c.key == record.key))
    connection.execute(delete(documents).where(documents.c.key == record.key))


def delete_unneeded_contents(connection: Connection) -> None:
    """Remove contents that no version has."""
    needed = select(versions.c.sha256).where(versions.c.sha256.is_not(None))
    connection.execute(delete(contents).where(contents.c.sha256.not_in(needed)))
