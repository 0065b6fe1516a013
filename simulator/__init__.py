"""A local cTrader: the backend that a cashier calls, the app around it, and controls for tests."""
