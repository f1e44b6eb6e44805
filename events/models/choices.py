"""What an event can be, in closed lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Format(models.TextChoices):
    WORKSHOP = "workshop", _("Workshop")
    INFORMATION = "information", _("Information event")
    FAIR = "fair", _("Cooperation fair")
    TRIP = "trip", _("Business trip")
    WEBINAR = "webinar", _("Webinar")


class Status(models.TextChoices):
    """RFC 5545, 3.8.1.11 knows CONFIRMED and CANCELLED; a moved event is a confirmed one at another time."""

    SCHEDULED = "scheduled", _("takes place")
    MOVED = "moved", _("moved")
    CANCELLED = "cancelled", _("cancelled")


class EventLanguage(models.TextChoices):
    """Languages of an event (ISO 639-1)."""

    DE = "de", _("German")
    CS = "cs", _("Czech")
    EN = "en", _("English")
    PL = "pl", _("Polish")


class TimeZone(models.TextChoices):
    """IANA time zones of the places that events lead to."""

    BERLIN = "Europe/Berlin", _("Central Europe (Dresden, Prague)")
    LONDON = "Europe/London", _("Great Britain, Ireland")
    HELSINKI = "Europe/Helsinki", _("Eastern Europe (Helsinki, Vilnius, Kyiv)")
    UTC = "UTC", "UTC"


__all__ = ["EventLanguage", "Format", "Status", "TimeZone"]
