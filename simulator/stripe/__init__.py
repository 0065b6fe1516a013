"""A strict local Stripe: its API, its hosted page, its browser script and its webhooks, for tests and demos."""
