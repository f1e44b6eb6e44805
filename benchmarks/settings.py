"""The portal's settings over a database of their own, with the two addresses that it is compared with."""

from portal.settings.base import *  # noqa: F403
from portal.settings.base import DATABASES

SECRET_KEY = "only-for-benchmarks-on-this-machine"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "benchmarks.urls"
MAINTENANCE_DATABASE = DATABASES["default"]["NAME"]  # from where the other one is made
DATABASES["default"]["NAME"] = "glokal_bench"
