"""What we know of wagtail-localize by name: an upgrade that adds or renames something must be looked at."""

import inspect

from django.urls import URLPattern, URLResolver
from wagtail_localize import wagtail_hooks

from home.translation.editor import hooks

# Its words for the editor's script, the same for everybody.
OPEN = {"localize/jsi18n/"}


def addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        here = before + str(pattern.pattern)
        found |= addresses(pattern.url_patterns, here) if isinstance(pattern, URLResolver) else {here}
    return found


def test_each_address_of_the_library_has_a_guard():
    theirs = addresses(wagtail_hooks.register_admin_urls())
    assert len(theirs) > 10
    assert theirs - OPEN <= addresses(hooks.urls())
    assert theirs >= OPEN


def test_the_library_s_switches_have_these_names():
    source = inspect.getsource(wagtail_hooks)
    for switch in (hooks.RESTART, hooks.CONVERT):
        assert f'"{switch}" in request.POST' in source
        assert source.count(f'"{switch}"') > 1, "the button's name"
    assert source.count(" in request.POST") == 3, "a page's editor asks for both, a snippet's for one"
