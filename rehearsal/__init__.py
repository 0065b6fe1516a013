"""A rehearsal before going live: scripted faults on both sides, through the real screens and commands.

It starts a cashier of its own with a throw-away database, the local cTrader and the mock PSP, and touches nothing else.
Standard library only; it knows the cashier by its screens, commands and addresses alone.
"""
