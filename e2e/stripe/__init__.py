"""Card payments through Stripe, with a stand-in behind its host names."""
