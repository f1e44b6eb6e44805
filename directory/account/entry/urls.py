"""The addresses of entries in the account."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from home.accounts.menu import register_item

from . import editing, overview

urlpatterns = [
    path("entries/", overview.entries, name="entry_list"),
    path("entries/<slug:slug>/", overview.overview, name="entry_overview"),
    path("entries/<slug:slug>/edit/<slug:step>/", editing.edit, name="entry_edit"),
    path("entries/<slug:slug>/preview/<slug:language>/", overview.preview, name="entry_preview"),
    path("entries/<slug:slug>/submit/", overview.submit_entry, name="entry_submit"),
    path("entries/<slug:slug>/withdraw/", overview.withdraw_entry, name="entry_withdraw"),
    path("entries/<slug:slug>/confirm/", overview.confirm_entry, name="entry_confirm"),
]


def register() -> None:
    """Add the entries to the account's navigation."""
    register_item(
        "entries", _("My entries"), "entry_list", order=10,
        text=_("Edit, submit and confirm what the directory says of your company."),
    )  # fmt: skip
