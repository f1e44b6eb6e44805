"""What the account itself has in its navigation; the rooms' places come between."""

from django.utils.translation import gettext_lazy as _

from ..duties import register_duty
from . import erasing, holdings, letters, staff
from .menu import register_item


def register() -> None:
    register_item("home", _("Overview"), "account_home", order=0)
    register_item(
        "profile", _("Profile"), "account_profile", order=80,
        text=_("Your name, your e-mail address and the language in which we write to you."),
    )  # fmt: skip
    register_item(
        "security", _("Security"), "mfa_index", order=81,
        text=_("Passkey, authenticator app and recovery codes protect your account."),
    )  # fmt: skip
    register_item(
        "data", _("My data"), "account_data", order=82,
        text=_("Download or delete what the portal keeps about you, and see what you have agreed to."),
    )  # fmt: skip
    holdings.register()
    letters.register()
    staff.connect()
    register_duty("unconfirmed sign-ups", erasing.forget_unconfirmed)


__all__ = ["register"]
