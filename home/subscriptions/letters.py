"""Letters to subscribers."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..mail import Button, Item, Letter, Links, Sample
from ..models import Purpose, Subscription


def link(name: str, subscription: Subscription) -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse(name, args=[subscription.key])


def wording(purpose: str) -> str:
    """Return what a subscriber agrees to; the log of consents keeps these words."""
    if purpose == Purpose.NEWSLETTER:
        return _(
            "I want to get the newsletter of Glokal by e-mail once a month. I can end it at any time by one click."
        )
    return _("I want to be told by e-mail of new entries for this search, once a day at most. I can end it at any time "
             "by one click.")  # fmt: skip


def confirm(subscription: Subscription) -> Letter:
    subject = _("Please confirm your newsletter")
    if subscription.purpose == Purpose.ALERT:
        subject = _("Please confirm your alert")
    return Letter(
        "subscription_confirm",
        subject,
        (
            _("Somebody, probably you, has asked for this with your address:"),
            wording(subscription.purpose),
            Button(_("Confirm"), link("subscription_confirm", subscription)),
            _("If it was not you, you need not do anything: without a confirmation nothing is sent."),
        ),
        reason=_("You receive this letter because your address was entered on the portal."),
    )


def newsletter(subscription: Subscription, found: Sequence[Links]) -> Letter:
    lead = _("This is what has been new on Glokal lately:")
    return _ending("newsletter", _("News from Glokal"), (lead, *found), subscription)


def alert(subscription: Subscription, items: Sequence[Item]) -> Letter:
    lead = _("These entries are new for your saved search:")
    return _ending("alert", _("New entries for your search"), (lead, Links(_("New"), tuple(items))), subscription)


def _ending(name: str, subject: str, parts: tuple, subscription: Subscription) -> Letter:
    reason = _("You receive this letter because you have ordered it and confirmed the order.")
    return Letter(name, subject, parts, reason=reason, unsubscribe=link("subscription_end", subscription))


MADE_UP = Subscription(email="jana@example.org", key="sample", purpose=Purpose.NEWSLETTER)
ITEMS = (
    Item("Böhme & Novák Zerspanung s.r.o.", "https://portal.example/de/unternehmen/boehme/", "Chomutov"),
    Item("Drehteile aus Messing", "https://portal.example/de/angebote/drehteile/", "Chemnitz"),
)
SAMPLES = [
    Sample("subscription_confirm", gettext_lazy("Confirmation of newsletter or alert"), lambda: confirm(MADE_UP)),
    Sample("newsletter", gettext_lazy("Newsletter"), lambda: newsletter(MADE_UP, [Links(_("New"), ITEMS)])),
    Sample("alert", gettext_lazy("Alert for new entries"), lambda: alert(MADE_UP, ITEMS)),
]

__all__ = ["SAMPLES", "alert", "confirm", "newsletter", "wording"]
