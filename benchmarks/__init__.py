"""How fast the cashier is and how light its screens are, measured beside floors on the same machine."""
