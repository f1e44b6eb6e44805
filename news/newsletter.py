"""The news of the newsletter."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from home.mail import Item
from home.subscriptions import register_section

from .models import NewsPage

MOST = 12


def new_articles(language: str, since: datetime, now: datetime) -> Sequence[Item]:
    found = NewsPage.objects.shown_in(language).filter(first_published_at__gt=since, first_published_at__lte=now)
    return [Item(page.title, page.full_url, page.search_description) for page in found.newest_first()[:MOST]]


def register() -> None:
    register_section("news", _("News"), new_articles)


__all__ = ["new_articles", "register"]
