"""`make run`: the portal on one's own machine."""

from .base import *  # noqa: F403
from .base import LOGGING

DEBUG = True
DEMO_CONTENT = True
STAFF_MFA_REQUIRED = False  # the demo accounts have public passwords anyhow
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # passkeys on http://localhost
SECRET_KEY = "only-for-development-on-this-machine"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
# A line for every page that is saved and every task that is done would drown the rest.
LOGGING["handlers"]["warnings"] = LOGGING["handlers"]["console"] | {"level": "WARNING"}
LOGGING["loggers"] = {
    name: {"handlers": ["warnings"], "propagate": False} for name in ("wagtail", "django_tasks", "django_tasks_db")
}
