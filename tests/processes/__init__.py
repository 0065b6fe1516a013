"""Tests that start the real cashier and the real local cTrader as processes."""
