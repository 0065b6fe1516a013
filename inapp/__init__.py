"""The cashier: deposit and withdrawal screens that a broker runs inside cTrader."""
