"""Services that listen on this machine, and pauses that are noted, not taken."""

from collections.abc import Iterator

import pytest

from home.translation.machine import http

from .service import DeepLService, LibreTranslateService


@pytest.fixture
def pauses(monkeypatch) -> list[float]:
    """The pauses that the portal would have made."""
    taken: list[float] = []
    monkeypatch.setattr(http.time, "sleep", taken.append)
    return taken


@pytest.fixture
def deepl(settings) -> Iterator[DeepLService]:
    service = DeepLService()
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "home.translation.machine.deepl.DeepL",
        "OPTIONS": {"AUTH_KEY": service.key, "URL": service.url, "TIMEOUT": 2, "GLOSSARIES": {}},
    }
    yield service
    service.close()


@pytest.fixture
def libretranslate(settings) -> Iterator[LibreTranslateService]:
    service = LibreTranslateService()
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "home.translation.machine.libretranslate.LibreTranslate",
        "OPTIONS": {"URL": service.url, "API_KEY": "", "TIMEOUT": 2},
    }
    yield service
    service.close()
