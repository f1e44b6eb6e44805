"""What the account itself has in its navigation; the rooms' places come between."""

from django.utils.translation import gettext_lazy as _

from .menu import register_item


def register() -> None:
    register_item("home", _("Overview"), "account_home", order=0)


__all__ = ["register"]
