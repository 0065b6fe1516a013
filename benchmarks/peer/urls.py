"""Addresses."""

from django.urls import include, path

from benchmarks.peer import views

urlpatterns = [
    path("healthz/", views.healthz),
    path("tokens/", views.token),
    path("deposit/", views.deposit, name="deposit"),
    path("pay/<uuid:token>/", views.pay, name="pay"),
    path("status/<uuid:token>/", views.status, name="status"),
    path("status/<uuid:token>/state/", views.state, name="state"),
    path("payments/", include("payments.urls")),
]
