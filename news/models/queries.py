"""Which news are public, and how they are found."""

from django.db.models import F, Prefetch, QuerySet
from wagtail.models import Locale, Page, PageManager
from wagtail.query import PageQuerySet

from directory.models import Company
from home.expiry import unexpired
from home.models import PortalImage

from .topic import Topic

# 16 to 9, around the focal point. Lists show the small ones, an article all of them.
LIST_RENDITIONS = ("fill-480x270|format-webp", "fill-960x540|format-webp")


class NewsQuerySet(PageQuerySet):
    def shown_in(self, locale: Locale | str) -> "NewsQuerySet":
        """Everything public goes through here: published, not expired, not restricted, in this language itself."""
        code = locale if isinstance(locale, str) else locale.language_code
        return self.live().filter(unexpired()).public().filter(locale__language_code=code, alias_of=None)

    def about(self, topic: Topic | str) -> "NewsQuerySet":
        """Those on a topic: a Topic, or the slug that it has in the language of the news."""
        meant = {"topic__slug": topic} if isinstance(topic, str) else {"topic": topic}
        links = self.model.topics.through.objects.filter(
            topic__live=True, topic__locale_id=F("newspage__locale_id"), **meant
        )
        return self.filter(pk__in=links.values("newspage_id"))

    def of(self, institution: Company | str) -> "NewsQuerySet":
        """Those that an institution wrote: a Company, or its slug; one that is not public has none."""
        meant = {"institution__slug": institution} if isinstance(institution, str) else {"institution": institution}
        return self.filter(institution__live=True, **meant)

    def in_year(self, year: int) -> "NewsQuerySet":
        return self.filter(date__year=year)

    def below(self, page: Page) -> "NewsQuerySet":
        """Those of an index page, its sections included."""
        return self.descendant_of(page)

    def newest_first(self) -> "NewsQuerySet":
        return self.order_by("-date", "-first_published_at", "-pk")

    def for_lists(self, *renditions: str) -> "NewsQuerySet":
        """Bring along what a list, a feed or the API shows of each, in a fixed number of queries."""
        return self.select_related("locale", "institution").prefetch_related(
            Prefetch("lead_image", PortalImage.objects.prefetch_renditions(*(renditions or LIST_RENDITIONS))),
            Prefetch("topics", shown_topics()),
        )


def shown_topics() -> QuerySet[Topic]:
    return Topic.objects.filter(live=True).order_by("name", "pk")


NewsManager = PageManager.from_queryset(NewsQuerySet)

__all__ = ["LIST_RENDITIONS", "NewsManager", "NewsQuerySet", "shown_topics"]
