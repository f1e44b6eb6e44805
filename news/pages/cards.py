"""News as lists show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.images.models import AbstractRendition
from wagtail.images.shortcuts import get_renditions_or_not_found

from home.dates import day

from ..models import NewsPage
from ..models.queries import LIST_RENDITIONS


@dataclass(frozen=True, slots=True)
class Picture:
    """Renditions of one image, the smallest first."""

    renditions: list[AbstractRendition]

    @property
    def srcset(self) -> str:
        return ", ".join(f"{item.url} {item.width}w" for item in self._different)

    @property
    def smallest(self) -> AbstractRendition:
        return self.renditions[0]

    @property
    def largest(self) -> AbstractRendition:
        return self.renditions[-1]

    @property
    def _different(self) -> list[AbstractRendition]:
        # A small original is not enlarged, so several renditions may have its width.
        return list({item.width: item for item in self.renditions}.values())


@dataclass(frozen=True, slots=True)
class NewsCard:
    title: str
    url: str
    date: str
    iso_date: str
    institution: str
    teaser: str
    topics: list[str]
    picture: Picture | None


def cards(news: Iterable[NewsPage], request: HttpRequest | None) -> list[NewsCard]:
    """Return what a list shows of each; no query beyond those of `for_lists`."""
    return [
        NewsCard(
            title=page.title,
            url=page.get_url(request) or "",
            date=day(page.date),
            iso_date=page.date.isoformat(),
            institution=page.institution.name if page.institution_slug and page.institution else "",
            teaser=page.teaser,
            topics=[topic.name for topic in page.shown_topics],
            picture=picture(page, LIST_RENDITIONS),
        )
        for page in news
    ]


def picture(page: NewsPage, specs: tuple[str, ...]) -> Picture | None:
    """Return the lead image, None where there is none or its file is gone."""
    if page.lead_image is None:
        return None
    renditions = get_renditions_or_not_found(page.lead_image, specs).values()
    return Picture(list(renditions)) if all(item.width for item in renditions) else None  # Wagtail: 0 by 0


__all__ = ["NewsCard", "Picture", "cards", "picture"]
