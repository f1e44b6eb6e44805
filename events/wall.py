"""Times as they stand on the wall clock of an event's own place, whatever time zone the editor sits in."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from wagtail.blocks import DateTimeBlock

from home.dates import zone_of


class WallTimeField(forms.DateTimeField):
    """A date and time without a zone: taken and shown as typed."""

    def to_python(self, value: Any) -> datetime.datetime | None:
        with timezone.override(datetime.UTC):  # no hour is missing there
            moment = super().to_python(value)
        return moment.replace(tzinfo=None) if moment else None


class WallTimeBlock(DateTimeBlock):
    """Stores "2026-12-03T10:00:00", without an offset: a point of the agenda stays at ten if the event is moved."""

    def __init__(self, **kwargs: Any) -> None:
        from wagtail.admin.widgets import AdminDateTimeInput  # needs the apps to be ready

        super().__init__(**kwargs)
        self.field = WallTimeField(widget=AdminDateTimeInput(format=self.format), **self.field_options)

    class Meta:
        icon = "time"


def is_missing(wall: datetime.datetime, zone: str) -> bool:
    """Return whether the clocks of this zone skip that time in spring."""
    moment = wall.replace(tzinfo=zone_of(zone))
    return moment.astimezone(datetime.UTC).astimezone(zone_of(zone)).replace(tzinfo=None) != wall


def on_wall(moment: datetime.datetime, zone: str) -> datetime.datetime:
    """Return what the clocks of this zone show, without a zone; one without a zone is that already."""
    return moment.astimezone(zone_of(zone)).replace(tzinfo=None) if timezone.is_aware(moment) else moment


def in_zone(wall: datetime.datetime, zone: str) -> datetime.datetime:
    """Return the moment; of an hour that comes twice in autumn the first."""
    return wall.replace(tzinfo=zone_of(zone)) if timezone.is_naive(wall) else wall


__all__ = ["WallTimeBlock", "WallTimeField", "in_zone", "is_missing", "on_wall"]
