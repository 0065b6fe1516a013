"""A minimal cashier on Django and django-payments, which the cashier is measured against.

It makes fewer promises: one process credits inside the payment's signal, with nothing written down before the call.
Where Django and django-payments leave a choice, it has their default.
"""
