"""The CRM's token call, the deposit form, the provider's form, and the status that its page polls."""

import json

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from payments import RedirectNeeded

from benchmarks.peer.forms import DepositForm
from benchmarks.peer.models import Account, Payment

SALT = "screen token"
TOKEN_SECONDS = 60


@csrf_exempt
@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """A token with which the CRM opens the screen for one of its users."""
    if not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.CRM_PASSWORD}"):
        return HttpResponseForbidden()
    return JsonResponse({"token": signing.dumps(json.loads(request.body)["userId"], salt=SALT)})


@require_http_methods(["GET", "POST"])
def deposit(request: HttpRequest) -> HttpResponse:
    """The form; a token begins a session for one account."""
    if "token" in request.GET:
        try:
            user_id = signing.loads(request.GET["token"], salt=SALT, max_age=TOKEN_SECONDS)
        except signing.BadSignature:
            return HttpResponseForbidden()
        account = get_object_or_404(Account, pk=request.GET.get("account"), user_id=user_id)
        request.session["account"] = account.pk
    else:
        account = get_object_or_404(Account, pk=request.session.get("account"))
    form = DepositForm(request.POST or None)
    if form.is_valid():
        amount = form.cleaned_data["amount"]
        payment = Payment.objects.create(
            variant="default", account=account, total=amount, currency="USD", description=f"Deposit to {account.pk}"
        )
        return redirect("pay", payment.token)
    return render(request, "peer/deposit.html", {"form": form, "account": account})


def _own_payment(request: HttpRequest, token: str) -> Payment:
    return get_object_or_404(Payment, token=token, account=request.session.get("account"))


@require_http_methods(["GET", "POST"])
def pay(request: HttpRequest, token: str) -> HttpResponse:
    """The provider's form, as django-payments' documentation has it."""
    payment = _own_payment(request, token)
    try:
        form = payment.get_form(data=request.POST or None)
    except RedirectNeeded as redirect_to:
        return redirect(str(redirect_to))
    return render(request, "peer/pay.html", {"form": form, "payment": payment})


@require_GET
def status(request: HttpRequest, token: str) -> HttpResponse:
    """The page that a payer comes back to."""
    return render(request, "peer/status.html", {"payment": _own_payment(request, token)})


@require_GET
def state(request: HttpRequest, token: str) -> HttpResponse:
    """What the status page asks for."""
    return JsonResponse({"state": _own_payment(request, token).state})


@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the server answers."""
    return HttpResponse("ok")
