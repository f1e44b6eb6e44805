"""Old addresses of a topic lead to its new ones: its lists and feeds, of the portal's news and of every section."""

from urllib.parse import urlsplit

from wagtail.contrib.redirects.models import Redirect

from .addresses import FEEDS, topic_address
from .models.index import NewsIndexPage
from .models.topic import Topic


def lead_on(topic: Topic, former: str) -> None:
    """Redirect for good from the addresses with the slug `former`; they count only while no other topic has it."""
    language = topic.locale.language_code
    for index in NewsIndexPage.objects.filter(locale_id=topic.locale_id, alias_of=None):
        base = urlsplit(index.get_url() or "").path
        if not base:
            continue
        old, new = (topic_address(base, language, slug) for slug in (former, topic.slug))
        for rest in ("", *(f"feed.{kind}" for kind in FEEDS)):
            Redirect.objects.update_or_create(
                old_path=Redirect.normalise_path(old + rest), site=None,
                defaults={"redirect_link": new + rest, "redirect_page": None, "is_permanent": True},
            )  # fmt: skip


__all__ = ["lead_on"]
