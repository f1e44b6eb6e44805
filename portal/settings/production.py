"""A portal on the network. It does not start half-configured."""

from .base import *  # noqa: F403
from .base import ENV, STORAGES


def _problems() -> list[str]:
    found = []
    if len(ENV.secret_key.get_secret_value()) < 50:
        found.append("SECRET_KEY must be set, random, and have at least 50 characters.")
    if not ENV.allowed_hosts or "*" in ENV.allowed_hosts:
        found.append("ALLOWED_HOSTS must name the host names of the portal, separated by commas; * is not one.")
    if not ENV.base_url.startswith("https://"):
        found.append("BASE_URL must be the portal's public address and begin with https://.")
    if not ENV.database_url:
        found.append("DATABASE_URL must name a PostgreSQL server; the embedded one is for development.")
    return found


if problems := _problems():
    raise SystemExit("The portal does not start with portal.settings.production:\n" + "\n".join(problems))

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [ENV.base_url]

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
