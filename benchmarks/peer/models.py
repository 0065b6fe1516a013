"""Trading accounts, and payments that credit them once they are confirmed."""

from django.db import models
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone
from payments import PaymentStatus
from payments.models import BasePayment
from payments.signals import status_changed

from benchmarks.peer import ctrader


class Account(models.Model):
    """A trading account and the user it belongs to."""

    login = models.PositiveBigIntegerField(primary_key=True)
    user_id = models.PositiveBigIntegerField(db_index=True)


class Payment(BasePayment):
    """A deposit."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    balance_history_id = models.PositiveBigIntegerField(null=True)
    credited_at = models.DateTimeField(null=True)

    @property
    def state(self) -> str:
        return "credited" if self.credited_at else self.status

    def get_success_url(self) -> str:
        return reverse("status", args=[self.token])

    def get_failure_url(self) -> str:
        return reverse("status", args=[self.token])


@receiver(status_changed, sender=Payment)
def credit(instance: Payment, **_: object) -> None:
    """Credit a confirmed payment once."""
    if instance.status != PaymentStatus.CONFIRMED or instance.credited_at:
        return
    instance.balance_history_id = ctrader.deposit(instance.account_id, instance.total, instance.token)
    instance.credited_at = timezone.now()
    instance.save(update_fields=["balance_history_id", "credited_at"])
