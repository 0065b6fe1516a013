"""Storage: SQLite, and the only place that writes rows. One module for each group of tables."""

from inapp.store.database import DamagedDatabase, Database, OlderDatabase, Tables

__all__ = ["DamagedDatabase", "Database", "OlderDatabase", "Tables"]
