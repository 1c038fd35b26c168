"""What Alembic runs for a migration: on the connection that `dashboard/library/database/tables.py` hands over."""

from alembic import context

from dashboard.library.database.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
