"""Every screen in every state with the broker's settings, for the broker's own eyes: `cashier preview`.

The real application draws them, over a database of its own that is thrown away, with stand-ins for everything that it
would call. So there is no second copy of any screen.
"""
