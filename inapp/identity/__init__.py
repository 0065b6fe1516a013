"""Identity: tokens, page sessions, logins, and the accounts they stand for."""
