"""Addresses of the account that belong to no wing."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.home, name="account_home"),
    path("profile/", views.profile, name="account_profile"),
]
