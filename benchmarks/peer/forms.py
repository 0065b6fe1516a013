"""What a trader types."""

from decimal import Decimal

from django import forms


class DepositForm(forms.Form):
    """The amount of a deposit in US dollars."""

    amount = forms.DecimalField(min_value=Decimal(10), max_value=Decimal(10_000), decimal_places=2)
