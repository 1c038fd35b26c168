"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables as they were at first, in words of the database alone: the code's own types may change later."""
    changes = op.create_table(
        "changes",
        sa.Column("id", sa.Integer, autoincrement=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
    )
    op.bulk_insert(changes, [{"id": 1, "number": 0}])
    op.create_table(
        "contents",
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_contents"),
    )
    _documents()
    _versions()
    _edits()
    op.create_table(
        "history",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("values", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_history"),
    )
    op.create_index("ix_history_key", "history", ["key"])


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Text, nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True)),
        sa.Column("kept_by", sa.Text, nullable=False),
        sa.Column("visited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True)),
        sa.Column("removed_by", sa.Text, nullable=False),
        sa.Column("moved_to", sa.Text),
        sa.PrimaryKeyConstraint("key", name="pk_documents"),
        sa.ForeignKeyConstraint(["moved_to"], ["documents.key"], name="fk_documents_moved_to", ondelete="CASCADE"),
    )
    op.create_index("ix_documents_owner", "documents", ["owner"])


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("sha256", sa.Text),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("issuer", sa.Text, nullable=False),
        sa.Column("issued_on", sa.Date),
        sa.Column("document_number", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("document", "number", name="pk_versions"),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], name="fk_versions_document", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["sha256"], ["contents.sha256"], name="fk_versions_sha256"),
    )
    op.create_index("ix_versions_sha256", "versions", ["sha256"])


def _edits() -> None:
    op.create_table(
        "edits",
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("row_source", sa.Text),
        sa.Column("row_nth", sa.Integer),
        sa.Column("field", sa.Text),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True)),
        sa.Column("undone_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("document", "version", "id", name="pk_edits"),
        sa.ForeignKeyConstraint(
            ["document", "version"],
            ["versions.document", "versions.number"],
            name="fk_edits_document",
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
    )
