"""A portal whose letters go the way of production, by the queue and the worker, and end as files in a folder."""

import os

from portal.settings.test import *  # noqa: F403

EMAIL_BACKEND = "home.mail.QueuedBackend"
MAIL_DELIVERY_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = os.environ["LETTERS"]
