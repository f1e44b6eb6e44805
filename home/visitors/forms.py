"""What keeps robots from a form, as fields of it; those signed in notice nothing of it."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from . import proof
from .limits import sender_of, within_limit

HOUR, DAY = 3600, 24 * 3600


class HumanForm(forms.Form):
    """Mixin. Show it by `{% include "components/human_check.html" %}` inside the <form>, take it by a `visitor_form`.

    `action` names what is counted, `hourly` and `daily` say how often one sender may do it; a fourth of that, at least
    one, where the puzzle is unsolved because there is no JavaScript.

    :ivar solved: after validation: the browser has solved its puzzle, or the sender is signed in.
    """

    action = "form"
    hourly, daily = 12, 40

    nickname = forms.CharField(required=False)  # the trap: nobody sees it, robots fill it in
    proof = forms.CharField(required=False, max_length=4000)

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.solved = request.user.is_authenticated
        if self.solved:
            del self.fields["nickname"], self.fields["proof"]

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        """The fields for people."""
        return [field for field in self.visible_fields() if field.name not in ("nickname", "proof")]

    @property
    def puzzle(self) -> str:
        """A fresh puzzle: the one that came with wrong entries may have grown old."""
        return proof.new_puzzle()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.request.user.is_authenticated:
            self._check_puzzle()
        if not self.errors:
            self._count()
        return cleaned

    def _check_puzzle(self) -> None:
        payload = self.cleaned_data.pop("proof", "")
        trapped = self.cleaned_data.pop("nickname", "")
        try:
            self.solved = proof.check(payload)
            if not self.errors:  # a form with mistakes is sent once more
                proof.use_up(payload)
        except proof.Refused:
            self.add_error(None, _("This form was open for too long or has already been sent. Please send it again."))
        if trapped:
            self.add_error(None, _("This could not be sent. Please leave the field “Nickname” empty."))

    def _count(self) -> None:
        who, share = sender_of(self.request), 1 if self.solved else 4
        for name, limit, seconds in (("hour", self.hourly, HOUR), ("day", self.daily, DAY)):
            if not within_limit(f"{self.action} {name}", who, max(1, limit // share), seconds):
                self.add_error(None, _("That was a lot at once. Please try again later."))
                return


__all__ = ["DAY", "HOUR", "HumanForm"]
