"""The queue as in production, with a mail server in memory; site texts and an imprint in German."""

import pytest
from django.core import mail
from django.core.mail import get_connection

from home.models import HomePage, OutgoingMail, SiteTexts, StandardPage

MEMORY = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def queue(db, settings):
    settings.EMAIL_BACKEND = "home.mail.QueuedBackend"
    settings.MAIL_DELIVERY_BACKEND = MEMORY
    mail.outbox = []
    return settings


@pytest.fixture
def imprinted(db):
    home = HomePage.objects.get(locale__language_code="de")
    home.add_child(instance=StandardPage(title="Impressum", slug="impressum", in_footer=True))
    SiteTexts.objects.update_or_create(
        locale=home.locale,
        defaults={"footer_note": "IHK Beispiel, Musterstraße 1, 09111 Chemnitz", "contact_email": "post@example.org"},
    )


def write_to(*addresses: str, subject: str = "Grüße", body: str = "Text") -> OutgoingMail:
    """Queue a message as Django's functions do."""
    mail.EmailMessage(subject, body, "a@example.org", list(addresses), connection=get_connection()).send()
    return OutgoingMail.objects.latest("pk")


__all__ = ["MEMORY", "write_to"]
