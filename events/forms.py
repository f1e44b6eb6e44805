"""The form of an event in the CMS: times on the event's own clocks, and what must fit together."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.pages import WagtailAdminPageForm

from home.dates import date_range

from .models.choices import EventLanguage, Status
from .wall import WallTimeField, in_zone, is_missing, on_wall

WALL_TIMES = ("start", "end", "previous_start", "registration_deadline")


class EventForm(WagtailAdminPageForm):
    """What only an editor can mend is asked here, not in the model.

    A translation gets its facts before its words: there a cancelled event has no reason yet, and must be saved.
    """

    languages = forms.MultipleChoiceField(
        label=gettext_lazy("languages"),
        choices=EventLanguage.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("In which languages is the event held?"),
    )

    class Meta(WagtailAdminPageForm.Meta):
        field_classes = dict.fromkeys(WALL_TIMES, WallTimeField)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in WALL_TIMES:
            moment = self.initial.get(name)
            if isinstance(moment, datetime.datetime):
                self.initial[name] = on_wall(moment, self.instance.time_zone)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self._place_on_clocks(data)
        self._check_times(data)
        if not self.is_deferred_validation:
            self._check_agenda(data)
            self._check_place(data)
            self._check_status(data)
        return data

    def _place_on_clocks(self, data: dict[str, Any]) -> None:
        zone = data.get("time_zone") or self.instance.time_zone
        for name in WALL_TIMES:
            wall = data.get(name)
            if wall is None:
                continue
            if is_missing(wall, zone):
                self.add_error(name, _("This time does not exist: the clocks are put forward in that night."))
            else:
                data[name] = in_zone(wall, zone)

    def _check_times(self, data: dict[str, Any]) -> None:
        start, end, deadline = data.get("start"), data.get("end"), data.get("registration_deadline")
        if start and end and not data.get("all_day") and end <= start:
            self.add_error("end", _("The event has to end after it begins."))
        elif start and end and end.date() < start.date():
            self.add_error("end", _("The last day lies before the first one."))
        if deadline and end and deadline > end:
            self.add_error("registration_deadline", _("Registration has to close before the event is over."))

    def _check_agenda(self, data: dict[str, Any]) -> None:
        start, end, zone = data.get("start"), data.get("end"), data.get("time_zone")
        if not (start and end and zone):
            return
        first, last = on_wall(start, zone), on_wall(end, zone)
        if data.get("all_day"):
            first = first.replace(hour=0, minute=0)
            last = last.replace(hour=23, minute=59)
        for block in data.get("agenda") or ():
            item_start, item_end = block.value["start"], block.value["end"] or block.value["start"]
            if item_end < item_start:
                message = _("The point “%(title)s” of the agenda ends before it begins.")
                self.add_error("agenda", message % {"title": block.value["title"]})
            elif item_start < first or item_end > last:
                message = _("The point “%(title)s” of the agenda lies outside of the event (%(when)s).")
                when = date_range(start, end, bool(data.get("all_day")), zone)
                self.add_error("agenda", message % {"title": block.value["title"], "when": when})

    def _check_place(self, data: dict[str, Any]) -> None:
        if not any(data.get(name) for name in ("venue", "city", "online_url")):
            self.add_error("venue", _("Please say where the event is: a venue, a town, or an online link."))

    def _check_status(self, data: dict[str, Any]) -> None:
        status = data.get("status")
        if status in (Status.CANCELLED, Status.MOVED) and not data.get("status_reason"):
            self.add_error("status_reason", _("Please give a reason; readers see it beside the note."))
        if status == Status.MOVED:
            if not data.get("previous_start"):
                self.add_error("previous_start", _("Please say for when the event was planned first."))
            elif data.get("start") == data["previous_start"]:
                self.add_error("previous_start", _("This is when the event begins now. Please enter the former time."))


__all__ = ["WALL_TIMES", "EventForm"]
