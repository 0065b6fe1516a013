"""Operations: health, alerts, checks and the budget of calls to cTrader."""
