"""Payments: deposits and withdrawals, from the form to the last booking and disbursement."""
