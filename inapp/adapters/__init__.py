"""Where the program meets the world: storage, cTrader, identity, time and alerts, one owner for each."""
