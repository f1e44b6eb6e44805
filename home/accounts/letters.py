"""The letters of the account."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..mail import Button, Facts, Letter, Sample, register_samples

# What has happened, by the name of allauth's letter about it.
CHANGES = {
    "email_changed": gettext_lazy("The e-mail address of your account has been changed."),
    "email_confirm": gettext_lazy("An e-mail address has been confirmed for your account."),
    "email_deleted": gettext_lazy("An e-mail address has been removed from your account."),
    "password_changed": gettext_lazy("The password of your account has been changed."),
    "password_reset": gettext_lazy("The password of your account has been set anew."),
    "password_set": gettext_lazy("A password has been set for your account."),
    "recovery_codes_generated": gettext_lazy("New recovery codes have been made for your account."),
    "totp_activated": gettext_lazy("An authenticator app now protects your account."),
    "totp_deactivated": gettext_lazy("No authenticator app protects your account any more."),
    "webauthn_added": gettext_lazy("A passkey or security key has been added to your account."),
    "webauthn_removed": gettext_lazy("A passkey or security key has been removed from your account."),
}


def _link(name: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse(name)


def _reason() -> str:
    return _("You receive this letter because your address was given in the portal's account.")


def for_allauth(name: str, context: Mapping[str, Any]) -> Letter:
    """Return the letter that stands for allauth's template of that name."""
    if name in CHANGES:
        return changed(name, context)
    writers = {
        "login_code": lambda: login_code(context["code"]),
        "email_confirmation_signup": lambda: signup_code(context["code"]),
        "email_confirmation": lambda: email_code(context["code"]),
        "password_reset_code": lambda: password_code(context["code"]),
        "account_already_exists": already_exists,
        "unknown_account": unknown,
    }
    return writers[name]()


def _code(name: str, subject: str, sentence: str, code: str) -> Letter:
    return Letter(
        name,
        subject,
        (
            sentence,
            Facts(((_("Your code"), code),)),
            _("The code is valid for 15 minutes. Please tell it to nobody: we never ask for it by telephone or mail."),
            _("If you have not asked for it, you need not do anything."),
        ),
        reason=_reason(),
    )


def login_code(code: str) -> Letter:
    return _code(
        "account_login_code", _("Your code for signing in"), _("With this code you sign in to the portal."), code
    )


def signup_code(code: str) -> Letter:
    return _code(
        "account_signup_code", _("Please confirm your e-mail address"),
        _("Welcome! With this code you confirm your address, and your account is ready."), code,
    )  # fmt: skip


def email_code(code: str) -> Letter:
    return _code(
        "account_email_code", _("Please confirm your new e-mail address"),
        _("With this code you confirm that this address is to belong to your account."), code,
    )  # fmt: skip


def password_code(code: str) -> Letter:
    return _code(
        "account_password_code", _("Your code for a new password"), _("With this code you set a password."), code
    )


def erasure_code(code: str) -> Letter:
    return _code(
        "account_erasure_code", _("Your code for deleting the account"),
        _("With this code you delete your account and what the portal keeps about you."), code,
    )  # fmt: skip


def already_exists() -> Letter:
    """To the owner of an address that somebody has tried to sign up with."""
    return Letter(
        "account_exists",
        _("You already have an account"),
        (
            _("Somebody, probably you, has tried to sign up with this address. There already is an account for it."),
            _("You can sign in with it at any time. You need no password: we send you a code."),
            Button(_("Sign in"), _link("account_login")),
            _("If it was not you, you need not do anything."),
        ),
        reason=_reason(),
    )


def unknown() -> Letter:
    """To an address without account that somebody has tried to sign in with."""
    return Letter(
        "account_unknown",
        _("There is no account for this address"),
        (
            _("Somebody, probably you, has tried to sign in with this address. There is no account for it."),
            _("You may have used another address. Or you sign up; it takes a minute."),
            Button(_("Sign up"), _link("account_signup")),
            _("If it was not you, you need not do anything."),
        ),
        reason=_reason(),
    )


def changed(name: str, context: Mapping[str, Any]) -> Letter:
    """After a change that an intruder might have made."""
    facts = [(_("From"), context["from_email"]), (_("To"), context["to_email"])] if context.get("from_email") else []
    return Letter(
        f"account_{name}",
        _("Something has changed in your account"),
        (
            str(CHANGES[name]),
            *([Facts(tuple(facts))] if facts else []),
            _("If it was not you, please sign in, set a new password if you use one, and write to us."),
            Button(_("To my account"), _link("account_home")),
        ),
        reason=_reason(),
    )


def first_factor(person: str) -> Letter:
    """To the administrators: whoever reads somebody's mail could have set it up in their name."""
    return Letter(
        "account_first_factor",
        _("Somebody can now enter the CMS"),
        (
            _("%(person)s has set up a second factor for the first time, which opens the CMS to this account.")
            % {"person": person},
            _("Did you expect this? If not, please ask the person, and lock the account in the CMS meanwhile."),
            Button(_("To the accounts in the CMS"), _link("wagtailusers_users:index")),
        ),
        reason=_("You receive this letter because you administer the portal."),
    )


def erased() -> Letter:
    return Letter(
        "account_erased",
        _("Your account has been deleted"),
        (
            _("Your account and what the portal kept about you have been deleted."),
            _("What remains is without your name and address: records of consents, and what companies have received."),
            _("Thank you for having been here. You can sign up again at any time."),
        ),
        reason=_("This is the last letter about your account."),
    )


def register() -> None:
    register_samples(
        [
            Sample("account_login_code", gettext_lazy("Account: code for signing in"), lambda: login_code("KT7R-M2QX")),
            Sample("account_signup_code", gettext_lazy("Account: code at sign-up"), lambda: signup_code("KT7R-M2QX")),
            Sample(
                "account_email_code", gettext_lazy("Account: code for a new address"), lambda: email_code("KT7R-M2QX")
            ),
            Sample(
                "account_password_code",
                gettext_lazy("Account: code for a password"),
                lambda: password_code("KT7R-M2QX"),
            ),
            Sample(
                "account_erasure_code", gettext_lazy("Account: code for deleting it"), lambda: erasure_code("KT7R-M2QX")
            ),
            Sample("account_exists", gettext_lazy("Account: sign-up with a known address"), already_exists),
            Sample("account_unknown", gettext_lazy("Account: sign-in with an unknown address"), unknown),
            Sample(
                "account_password_changed",
                gettext_lazy("Account: something has changed"),
                lambda: changed("password_changed", {}),
            ),
            Sample(
                "account_first_factor",
                gettext_lazy("Account: first second factor of an editor"),
                lambda: first_factor("Jana Malá (jana.mala@firma.example)"),
            ),
            Sample("account_erased", gettext_lazy("Account: deleted"), erased),
        ]
    )


__all__ = ["CHANGES", "erased", "erasure_code", "first_factor", "for_allauth", "register"]
