"""Lists of events in both languages, and a clock that stands at noon of 22 November 2026."""

import datetime

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.events.samples import add_index

NOW = datetime.datetime(2026, 11, 22, 11, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _fresh_cache():
    """Wagtail remembers the sites' addresses in the cache, which no rollback reaches."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """Let `timezone.now()` be NOW."""
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return NOW


@pytest.fixture
def index(db):
    """The German list, /de/veranstaltungen/."""
    return add_index("de")


@pytest.fixture
def czech(index):
    """Its Czech translation, /cs/akce/."""
    return add_index("cs", translation_key=index.translation_key)
