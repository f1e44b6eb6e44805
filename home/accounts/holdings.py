"""What the portal's ground floor keeps about a person: the account itself, its keys, consents, traces in the CMS."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, Revision
from wagtail.users.models import UserProfile

from ..models import Consent
from ..personal import Holding, register_holding


def addresses(user: AbstractUser) -> list[str]:
    """Return the e-mail addresses of an account, confirmed ones only besides its own."""
    found = set(EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True))
    return sorted(found | ({user.email} if user.email else set()))


def _account(user: AbstractUser) -> dict[str, Any]:
    profile = UserProfile.get_for_user(user)
    return {
        "user_name": user.username,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "email": user.email,
        "email_addresses": list(EmailAddress.objects.filter(user=user).values("email", "verified", "primary")),
        "language": profile.preferred_language,
        "time_zone": profile.current_time_zone,
        "groups": list(user.groups.values_list("name", flat=True)),
        "since": user.date_joined,
        "last_signed_in": user.last_login,
        "has_password": user.has_usable_password(),
    }


def _keys(user: AbstractUser) -> list[dict[str, Any]]:
    """Passkeys and the like; their secrets are told nobody, for a copy would be a key, too."""
    return [
        {
            "kind": key.get_type_display(),
            "name": str(key.wrap()),
            "added": key.created_at,
            "last_used": key.last_used_at,
        }
        for key in Authenticator.objects.filter(user=user)
    ]


def consents_of(user: AbstractUser) -> QuerySet[Consent]:
    return Consent.objects.filter(Q(user=user) | Q(user=None, email__in=addresses(user)))


def _consents(user: AbstractUser) -> list[dict[str, Any]]:
    return list(consents_of(user).values("purpose", "wording", "language", "email", "given_at", "withdrawn_at"))


def _strip_consents(user: AbstractUser) -> None:
    """Leave the lines as proof that there was a consent, without whose (GDPR Art. 7(1), 17(3)(b))."""
    consents_of(user).update(email="", user=None)


def _traces(user: AbstractUser) -> dict[str, Any]:
    return {
        "actions": [
            {"action": entry["action"], "what": entry["label"], "when": entry["timestamp"]}
            for model in registry.get_log_entry_models()
            for entry in model.objects.filter(user=user).values("action", "label", "timestamp").iterator()
        ],
        "versions_saved": list(Revision.objects.filter(user=user).values("object_str", "created_at")),
    }


def _strip_traces(user: AbstractUser) -> None:
    """What was done in the CMS stays in its history, without who did it; the database would not do this by itself."""
    for model in registry.get_log_entry_models():
        model.objects.filter(user=user).update(user=None)
    about = ContentType.objects.get_for_model(user)
    ModelLogEntry.objects.filter(content_type=about, object_id=str(user.pk)).update(label="", data={})


def _with_the_account(user: AbstractUser) -> None:
    """These rows go with the account, which is deleted last."""


def register() -> None:
    register_holding(Holding("account", _account, _with_the_account))
    register_holding(Holding("sign_in_keys", _keys, _with_the_account))
    register_holding(Holding("consents", _consents, _strip_consents))
    register_holding(Holding("cms", _traces, _strip_traces))


__all__ = ["addresses", "consents_of", "register"]
