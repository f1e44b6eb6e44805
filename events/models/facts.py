"""What an event says of itself, put together from its fields."""

import datetime
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext
from wagtail.blocks import StreamValue

from directory.models import Country
from home.dates import NBSP, clock, date_range, day, local

from ..wall import on_wall
from .choices import EventLanguage, Status


@dataclass(frozen=True)
class AgendaDay:
    date: datetime.date
    items: list[Any]  # values of AgendaItemBlock

    @property
    def title(self) -> str:
        return day(self.date, weekday=True)


class EventFacts:
    """Mixed into EventPage: nothing here asks the database, but for the region that lists bring along."""

    @property
    def first_day(self) -> datetime.date:
        return local(self.start, self.time_zone).date()

    @property
    def last_day(self) -> datetime.date:
        """The last day, which belongs to the event. One that ends at midnight ends on the day before."""
        end = local(self.end, self.time_zone)
        if end > local(self.start, self.time_zone) and end.time() == datetime.time.min and not self.all_day:
            end -= datetime.timedelta(minutes=1)
        return end.date()

    @property
    def when(self) -> str:
        """The date and time for readers, on the event's own clocks."""
        return date_range(self.start, self.end, self.all_day, self.time_zone)

    @property
    def starts_at(self) -> str:
        """The time of the beginning, nothing for an all-day event."""
        return "" if self.all_day else clock(self.start, self.time_zone)

    @property
    def when_with_weekday(self) -> str:
        return date_range(self.start, self.end, self.all_day, self.time_zone, weekday=True)

    @property
    def zone_note(self) -> str:
        """The time zone in words where its clocks differ from the portal's, else nothing."""
        home = self.start.astimezone(timezone.get_default_timezone())
        if self.all_day or home.utcoffset() == local(self.start, self.time_zone).utcoffset():
            return ""
        return self.get_time_zone_display()

    @property
    def is_cancelled(self) -> bool:
        return self.status == Status.CANCELLED

    @property
    def is_moved(self) -> bool:
        return self.status == Status.MOVED

    @property
    def is_over(self) -> bool:
        return self.end < timezone.now()

    @property
    def reason_shown(self) -> str:
        """Why it is cancelled or moved; what remains from before it was put back is for editors only."""
        return self.status_reason if self.is_cancelled or self.is_moved else ""

    @property
    def previous_shown(self) -> datetime.datetime | None:
        """The date it was moved from."""
        return self.previous_start if self.is_moved else None

    @property
    def materials_shown(self) -> StreamValue:
        """The documents afterwards; empty until the event is over."""
        return self.materials if self.is_over else StreamValue(self.materials.stream_block, [])

    @property
    def has_place(self) -> bool:
        return bool(self.venue or self.city)

    @property
    def is_online(self) -> bool:
        return bool(self.online_url)

    @property
    def public_online_url(self) -> str:
        """The online link where everyone may see it. Nothing else of ours gives out `online_url`."""
        return self.online_url if self.online_url_is_public else ""

    @property
    def region_label(self) -> str:
        return self.region.label((get_language() or "de")[:2]) if self.region else ""

    @property
    def town_line(self) -> str:
        """Return "09120 Chemnitz, Deutschland" or "400 01 Ústí nad Labem, Tschechien", as far as it is known."""
        code = self.postal_code.replace(" ", "")
        if self.country == Country.CZ and len(code) == 5:
            code = f"{code[:3]}{NBSP}{code[3:]}"
        town = NBSP.join(filter(None, (code, self.city)))
        country = self.get_country_display() if self.country and town else ""
        return ", ".join(filter(None, (town, country)))

    @property
    def place_line(self) -> str:
        """Where it is in one line, the venue first; "Online" where it has no place."""
        parts = [self.venue, self.street, self.town_line] if self.has_place else []
        return ", ".join(filter(None, [*parts, gettext("online") if self.is_online else ""]))

    @property
    def place_short(self) -> str:
        """The town, and "online" for those who take part from afar."""
        place = self.city or self.venue
        return ", ".join(filter(None, [place, gettext("online") if self.is_online else ""]))

    @property
    def organisers_shown(self) -> list[Any]:
        """The organisers that the directory shows; one query where they were not brought along."""
        return sorted((company for company in self.organisers.all() if company.live), key=lambda found: found.name)

    @property
    def language_labels(self) -> list[str]:
        known = dict(EventLanguage.choices)
        return [str(known[code]) for code in self.languages if code in known]

    @property
    def fee(self) -> str:
        """The fee as readers write numbers: "25 €", "25,50 €", "free of charge"; nothing where it is not known."""
        if self.fee_amount is None:
            return ""
        if not self.fee_amount:
            return gettext("free of charge")
        whole = self.fee_amount == self.fee_amount.to_integral_value()
        number = number_format(self.fee_amount, decimal_pos=0 if whole else 2, use_l10n=True, force_grouping=True)
        return f"€{number}" if get_language() == "en" else f"{number}{NBSP}€"

    @property
    def agenda_days(self) -> list[AgendaDay]:
        """The agenda by day, in the order of time, on the event's own clocks."""

        def begin(item: Any) -> datetime.datetime:
            return on_wall(item["start"], self.time_zone)

        items = sorted((block.value for block in self.agenda if block.value["start"]), key=begin)
        return [AgendaDay(date, list(group)) for date, group in groupby(items, key=lambda item: begin(item).date())]


__all__ = ["AgendaDay", "EventFacts"]
