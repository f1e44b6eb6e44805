"""`make run`: the portal on one's own machine."""

from .base import *  # noqa: F403
from .base import LOGGING

DEBUG = True
DEMO_CONTENT = True
SECRET_KEY = "only-for-development-on-this-machine"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
LOGGING["loggers"] = {"wagtail": {"level": "WARNING"}}  # every page that is saved would be a line
