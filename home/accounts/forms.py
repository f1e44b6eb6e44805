"""The forms of signing up and in, and of the profile."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.internal.flows.manage_email import email_already_exists
from allauth.core import context
from django import forms
from django.contrib.auth.models import AbstractUser
from django.core.validators import ProhibitNullCharactersValidator, RegexValidator
from django.db import connection, transaction
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.users.models import UserProfile

from ..models import Purpose
from ..models.languages import ReaderLanguage
from ..visitors.limits import sender_of, within_limit
from .consent import record

SIGN_UPS, CODES, HOUR = 60, 30, 3600  # of one sender in an hour; a company's people may share an address
WORDING = _(
    "I agree that my name and my e-mail address are kept for my account, as the privacy notice describes. "
    "I can delete my account at any time."
)
# Names go into letters: nothing that reads as an address of a web page, or breaks a line.
no_address = RegexValidator(r"://|www\.|[\r\n\t<>]", _("Please enter a name, without an address."), inverse_match=True)


def limited(action: str, limit: int) -> None:
    """Refuse what one sender has done too often within an hour; allauth's own limits hold per process only."""
    if not within_limit(action, sender_of(context.request), limit, HOUR):
        raise forms.ValidationError(_("That was a lot at once. Please try again later."))


def set_name(user: AbstractUser, name: str) -> None:
    """Write a name into the account's two fields; the last word counts as the family name."""
    first, _space, last = name.strip().rpartition(" ")
    user.first_name, user.last_name = first.strip(), last


def set_language(user: AbstractUser, language: str) -> None:
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})


class NameAndLanguage(forms.Form):
    """What the portal knows of a person besides the address."""

    name = forms.CharField(
        label=_("Your name"), max_length=100, validators=[no_address, ProhibitNullCharactersValidator()],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Language of our letters to you"), choices=ReaderLanguage.choices, widget=forms.RadioSelect
    )


class SignupForm(allauth_forms.SignupForm):
    """E-mail, name, language, and the words agreed to. A password, who wants one sets in the account."""

    name = NameAndLanguage.base_fields["name"]
    language = NameAndLanguage.base_fields["language"]
    agreed = forms.BooleanField(label=WORDING)
    field_order = ["email", "name", "language", "agreed"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password1", None)
        self.fields["email"].label = _("Your e-mail address")
        self.fields["language"].initial = (get_language() or "de")[:2]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self.errors:
            limited("sign-up", SIGN_UPS)
        return cleaned

    def try_save(self, request: HttpRequest) -> tuple[Any, Any]:
        """Make one account per address, whoever asks at the same moment; the others get the mail of a known address."""
        email = self.cleaned_data["email"]
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"sign-up {email}"])
            if not self.account_already_exists:
                _email, self.account_already_exists = email_already_exists(email)
            return super().try_save(request)

    def signup(self, request: HttpRequest, user: AbstractUser) -> None:
        set_name(user, self.cleaned_data["name"])
        user.save(update_fields=["first_name", "last_name"])
        set_language(user, self.cleaned_data["language"])
        record(user, user.email, Purpose.ACCOUNT, str(WORDING), (get_language() or "de")[:2])


class LoginForm(allauth_forms.LoginForm):
    """One form for both ways: with a password, or without one by a code to the address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address")
        self.fields["login"].widget.attrs.update(autocomplete="username webauthn", placeholder="")
        self.fields["password"].required = self.fields["password"].widget.is_required = False
        self.fields["password"].label = _("Password, if you have set one")
        self.fields["password"].help_text = _("Leave it empty, and we send you a code by e-mail.")
        self.fields["password"].widget.attrs.pop("placeholder", None)

    def _clean_without_password(self, email: str | None, phone: str | None) -> dict[str, Any]:
        limited("code", CODES)
        cleaned: dict[str, Any] = super()._clean_without_password(email, phone)
        return cleaned


class ProfileForm(NameAndLanguage):
    def __init__(self, *args: Any, user: AbstractUser, **kwargs: Any) -> None:
        initial = {
            "name": user.get_full_name(),
            "language": UserProfile.get_for_user(user).preferred_language or get_language(),
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.user = user

    def save(self) -> None:
        set_name(self.user, self.cleaned_data["name"])
        self.user.save(update_fields=["first_name", "last_name"])
        set_language(self.user, self.cleaned_data["language"])


__all__ = ["WORDING", "LoginForm", "ProfileForm", "SignupForm"]
