"""Mail in the CMS: what was sent, what was given up, bounces, and every letter with made-up data."""

from . import hooks  # noqa: F401 - registers itself
