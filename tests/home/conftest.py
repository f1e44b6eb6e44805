"""Wagtail remembers the sites' addresses in the cache, which no rollback reaches."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_cache():
    cache.clear()
    yield
    cache.clear()
