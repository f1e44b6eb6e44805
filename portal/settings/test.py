"""`make test`: fast password hashes, mail in memory, media in a folder of its own."""

from .base import *  # noqa: F403
from .base import DATABASES, ENV, STORAGES

DEMO_CONTENT = True
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
VOCABULARY_SECONDS = 0
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = None  # no test speaks to a service that a developer's .env names
MACHINE_TRANSLATION_DAILY_LIMIT = 0
HEADLESS_PREVIEW_URL = ""
WAGTAILFRONTENDCACHE = {}
SHARED_CACHE_SECONDS = 0
MEDIA_ROOT = ENV.data_dir / "test-media"
STORAGES["private"]["OPTIONS"]["location"] = ENV.data_dir / "test-private"
STAFF_MFA_REQUIRED = False  # tests of it say so
VIES_URL = ARES_URL = ""
del DATABASES["default"]["OPTIONS"]["pool"]  # a pool would keep connections to a test database that is dropped
