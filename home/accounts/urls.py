"""Addresses of the account that belong to no wing; they stand before allauth's."""

from django.urls import path

from . import data_views, views

urlpatterns = [
    path("", views.home, name="account_home"),
    path("login/", views.SignIn.as_view(), name="account_login"),
    path("profile/", views.profile, name="account_profile"),
    path("data/", data_views.data, name="account_data"),
    path("data/export.<str:kind>", data_views.export, name="account_export"),
    path("data/delete/", data_views.ask_erasure, name="account_ask_erasure"),
    path("data/delete/confirm/", data_views.erase, name="account_erase"),
]
