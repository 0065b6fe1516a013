"""What the cashier is about: money, states, rules and promises, in the standard library alone."""
