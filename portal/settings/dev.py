"""`make run`: the portal on one's own machine."""

from .base import *  # noqa: F403
from .base import LOGGING

DEBUG = True
DEMO_CONTENT = True
SECRET_KEY = "only-for-development-on-this-machine"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
# A line for every page that is saved and every task that is done would drown the rest.
LOGGING["loggers"] = {name: {"level": "WARNING"} for name in ("wagtail", "django_tasks", "django_tasks_db")}
