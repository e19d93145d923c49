"""The ledger's file: SQLAlchemy Core over SQLite, so that another database can follow."""
