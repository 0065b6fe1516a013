"""Storage: SQLite, the only place that writes rows, one module for each group of tables."""

from inapp.store.database import Database, OlderDatabase, Tables
from inapp.store.maintenance import DamagedDatabase

__all__ = ["DamagedDatabase", "Database", "OlderDatabase", "Tables"]
