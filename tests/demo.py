"""The demo's pages, created once for a module's tests and taken back after them: creating takes seconds."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import transaction
from django.test.utils import override_settings


@contextmanager
def demo_pages(blocker, media: Path) -> Iterator[int]:
    """Create them in a transaction around those of the tests, and yield how many.

    :param blocker: pytest-django's `django_db_blocker`.
    :param media: folder for uploads.
    """
    from portal.demo.pages import create_pages

    with blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
        yield create_pages()
        transaction.set_rollback(True)
