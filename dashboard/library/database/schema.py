"""The tables, the same in SQLite and PostgreSQL. A change here needs a migration (docs/library.md says how)."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)


class PlainText(TypeDecorator[str]):
    """Text without what PostgreSQL or UTF-8 cannot hold (NUL, lone surrogates), which a name from outside may contain."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text to write or to compare with."""
        return None if value is None else value.replace("\0", "").encode("utf-8", "replace").decode()


class Json(TypeDecorator[Any]):
    """Values as JSON in a column of text: both databases then hold the same characters. None is null in the JSON."""

    impl = PlainText
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """The JSON to write."""
        return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """What was written."""
        return None if value is None else json.loads(value)


class UtcTime(TypeDecorator[datetime]):
    """A time with its zone, UTC; SQLite has no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The time to write or to compare with."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The time in UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

#: One row: a number that grows with every write. Each write begins with it, so that there is one writer at a time.
changes = Table(
    "changes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, nullable=False),
)
#: The bytes of files, each once.
contents = Table(
    "contents",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
#: Drafts, kept documents, and the folder's files that were described or corrected. `moved_to`: a draft that became a version.
documents = Table(
    "documents",
    metadata,
    Column("key", PlainText, primary_key=True),
    Column("state", Text, nullable=False),
    Column("owner", Text, nullable=False, index=True),
    Column("added_at", UtcTime, nullable=False),
    Column("added_by", PlainText, nullable=False),
    Column("kept_at", UtcTime),
    Column("kept_by", PlainText, nullable=False),
    Column("visited_at", UtcTime, nullable=False),
    Column("removed_at", UtcTime),
    Column("removed_by", PlainText, nullable=False),
    Column("moved_to", PlainText, ForeignKey("documents.key", ondelete="CASCADE")),
)
#: The contents of a document in the order of `number`; a folder's file has one without content. `revision` grows with its edits.
versions = Table(
    "versions",
    metadata,
    Column("document", PlainText, ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sha256", Text, ForeignKey("contents.sha256"), index=True),
    Column("name", PlainText, nullable=False),
    Column("added_at", UtcTime, nullable=False),
    Column("added_by", PlainText, nullable=False),
    Column("title", PlainText, nullable=False),
    Column("issuer", PlainText, nullable=False),
    Column("issued_on", Date),
    Column("document_number", PlainText, nullable=False),
    Column("revision", Integer, nullable=False),
)
#: The corrections of a version; `revision` is the version's when the edit was made or undone last, `place` its order.
edits = Table(
    "edits",
    metadata,
    Column("document", PlainText, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("id", PlainText, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("at", PlainText, nullable=False),
    Column("by", PlainText, nullable=False),
    Column("kind", Text, nullable=False),
    Column("row_source", PlainText),
    Column("row_nth", Integer),
    Column("field", PlainText),
    Column("before", Json, nullable=False),
    Column("after", Json, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("undone_at", UtcTime),
    Column("undone_by", PlainText, nullable=False),
    # a draft that becomes a version takes its edits with it
    ForeignKeyConstraint(
        ["document", "version"], ["versions.document", "versions.number"], ondelete="CASCADE", onupdate="CASCADE"
    ),
)
#: What was done, also to documents that are no longer there.
history = Table(
    "history",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("by", PlainText, nullable=False),
    Column("what", Text, nullable=False),
    Column("key", PlainText, nullable=False),
    Column("values", Json, nullable=False),
    Index(None, "key"),
)
#: Views that people saved: `page` is the name of a page, `query` the parameters of its address.
views = Table(
    "views",
    metadata,
    Column("name", PlainText, primary_key=True),
    Column("page", Text, nullable=False),
    Column("query", PlainText, nullable=False),
    Column("saved_at", UtcTime, nullable=False),
    Column("saved_by", PlainText, nullable=False),
)
