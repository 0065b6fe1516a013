"""Who is in front of the screen: logins, a provider's, a CRM's, and those that cTrader itself vouches for."""
