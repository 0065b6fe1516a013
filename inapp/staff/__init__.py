"""Use cases: the broker's staff, how they sign in, what two of them change, and the audit."""
