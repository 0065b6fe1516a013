"""Storage: the only place that writes a payment's state. One module for each group of tables."""

from inapp.store.database import DamagedDatabase, Database

__all__ = ["DamagedDatabase", "Database"]
