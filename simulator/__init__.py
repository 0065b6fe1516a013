"""A local cTrader: the backend that a cashier calls, the app that opens it, and controls for tests and rehearsals."""
