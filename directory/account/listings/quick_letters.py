"""The letter with the code of a request in two minutes."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.mail import Button, Facts, Letter, Sample, register_samples

from ...models import PendingRequest


def code(pending: PendingRequest, code: str, link: str) -> Letter:
    """To who has written the request. What was typed in is left out: it may be somebody else's address."""
    return Letter(
        "request_code",
        _("Your code: %(code)s") % {"code": code},
        (
            _("Somebody, you we hope, has written a request on the portal under this address. With this code it goes "
              "to the chamber, which looks at it before it is published."),
            Facts(((_("Code"), code), (_("Valid for"), _("15 minutes")))),
            _("Have you closed the page, or is the code too old? Then continue here; nothing that you entered is lost "
              "for seven days."),
            Button(_("Continue with my request"), link),
            _("If it was not you, you need not do anything: without the code nothing is published."),
        ),
        reason=_("You receive this letter because your address was given with a request on the portal."),
    )  # fmt: skip


def claim_message(title: str) -> str:
    """Return what the chamber reads with the claim that a request waits for."""
    return _("A request waits for this decision: %(title)s") % {"title": title}


def register() -> None:
    pending = PendingRequest(said={}, language="de")
    register_samples(
        [
            Sample(
                "request_code",
                gettext_lazy("Request in two minutes: code"),
                lambda: code(pending, "ABC-DEF", "https://portal.example/konto/listings/quick/link/beispiel/"),
            )
        ]
    )


__all__ = ["claim_message", "code", "register"]
