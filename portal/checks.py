"""Rules of the house as system checks, and the check of a deployment: ``python -m portal.checks``."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from .env import BASE_DIR

OURS = ("portal", "home", "directory", "news", "events")


@register(Tags.models)
def migrations_have_names(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """A migration called `auto` tells nobody what it does."""
    found: list[CheckMessage] = []
    for app in app_configs or apps.get_app_configs():
        if app.label in OURS:
            for path in (Path(app.path) / "migrations").glob("*_auto_*.py"):
                found.append(
                    Error(f"{path.name} says nothing of what it does.", hint="makemigrations -n", id="glokal.E001")
                )
    return found


@register(Tags.security)
def visitors_policy_is_strict(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Visitors load files of this portal only, and no page carries a script or style of its own."""
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    loose = {name: values for name, values in directives.items() if not set(values) <= {"'none'", "'self'"}}
    if loose or directives.get("default-src") != ["'none'"]:
        return [Error(f"The content security policy for visitors is loose: {loose}", id="glokal.E002")]
    return []


@register(Tags.security)
def nothing_is_asked_of_third_parties(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Wagtail would ask Gravatar for portraits and its own site for news of versions."""
    if settings.WAGTAIL_GRAVATAR_PROVIDER_URL or settings.WAGTAIL_ENABLE_UPDATE_CHECK:
        return [Error("The CMS asks third parties; switch Gravatar and the update check off.", id="glokal.E003")]
    return []


@register(Tags.translation)
def catalogues_are_compiled(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Without .mo files everybody would read English."""
    for source in (BASE_DIR / "locale").rglob("*.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            return [
                Warning(f"{target} is missing or old.", hint="python -m portal.catalogues compile", id="glokal.W001")
            ]
    return []


@register(Tags.security, deploy=True)
def mail_is_sent(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """The portal relays inquiries; a portal that prints them instead loses them."""
    if settings.MAIL_DELIVERY_BACKEND.endswith("console.EmailBackend"):
        return [Warning("Mail is printed, not sent.", hint="Set EMAIL_URL.", id="glokal.W002")]
    if "@localhost" in settings.DEFAULT_FROM_EMAIL:
        return [Warning("Mail has no real sender.", hint="Set DEFAULT_FROM_EMAIL.", id="glokal.W003")]
    return []


def main() -> int:
    """Run `check --deploy` with production settings and an environment as an operator would set it."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "SECRET_KEY": "only-for-this-check-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
        "ALLOWED_HOSTS": "glokal.example",
        "BASE_URL": "https://glokal.example",
        "DATABASE_URL": "postgresql://glokal@localhost/glokal",
        "EMAIL_URL": "smtps://glokal:secret@mail.example:465",
        "DEFAULT_FROM_EMAIL": "Glokal <portal@glokal.example>",
    }
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, cwd=BASE_DIR, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
