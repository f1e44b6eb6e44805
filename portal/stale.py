"""The addresses that show something of a page, a company or a topic, at its place now and at the one before.

Only HTML and sitemaps: answers of the API, feeds and calendars carry `no-cache`, so no cache hands them out unasked.
"""

import datetime
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from wagtail.models import Page

from directory.models import Company, DirectoryPage, Listing, ListingPage
from events.addresses import MONTHS, PAST, translated
from events.models import EventIndexPage, EventPage
from home.models import HomePage
from news.addresses import topic_address
from news.models import NewsIndexPage, NewsPage, Topic

LISTINGS = 100  # of one company whose addresses are named
_FIVE_DAYS = datetime.timedelta(days=5)


def of_page(page: Page) -> Iterator[str]:
    """Yield the addresses of a page in its specific class, of its translations and of the lists above them all."""
    same = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).specific()
    # The page at hand comes first: what is stored may have another address by now.
    yield from _shown([page, *same])
    yield from _everywhere()


def of_branch(page: Page) -> Iterator[str]:
    """Yield the same of a page and all published ones below it."""
    yield from of_page(page)
    yield from _shown(_branch(page))


def before_move(page: Page, before: str, parent: Page | None = None) -> Iterator[str]:
    """Yield what a branch had while its url_path was `before`, and the lists above `parent`, where it stood."""
    pages = _branch(page)
    yield from _shown(pages, page.url_path, before)
    for above in parent.get_ancestors(inclusive=True).specific() if parent else ():
        for each in pages:
            yield from _lists(above, each)


def left(stored: NewsPage | EventPage, now: NewsPage | EventPage) -> Iterator[str]:
    """Yield the lists (topics, months) that a page stood in as it is stored, and will not when it is saved."""
    for above in stored.get_ancestors().specific():
        kept = set(_lists(above, now))
        yield from (url for url in _lists(above, stored) if url not in kept)


def of_company(company: Company) -> Iterator[str]:
    for page in DirectoryPage.objects.live():
        if page.full_url:
            yield page.full_url
            yield f"{page.full_url}{company.slug}/"
    slugs = list(Listing.objects.filter(company=company).values_list("slug", flat=True)[:LISTINGS])
    yield from _listings(slugs)
    yield from _everywhere()


def of_listing(listing: Listing) -> Iterator[str]:
    yield from _listings([listing.slug])
    for page in DirectoryPage.objects.live():
        if page.full_url:
            yield f"{page.full_url}{listing.company.slug}/"
    yield from _everywhere()


def _listings(slugs: list[str]) -> Iterator[str]:
    for page in ListingPage.objects.live() if slugs else ():
        if page.full_url:
            yield page.full_url
            yield from (f"{page.full_url}{slug}/" for slug in slugs)


def of_topic(topic: Topic) -> Iterator[str]:
    for index in NewsIndexPage.objects.live().filter(locale_id=topic.locale_id):
        if index.full_url:
            yield index.full_url
            yield topic_address(index.full_url, index.locale.language_code, topic.slug)


def _branch(page: Page) -> list[Page]:
    return list(page.get_descendants(inclusive=True).live().specific())


def _everywhere() -> Iterator[str]:
    """Yield the start pages, which show the newest of everything, and the sitemaps."""
    for home in HomePage.objects.live():
        if url := home.full_url:
            yield url
            origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
            yield from (
                f"{origin}/{name}.xml" for name in ("sitemap", "sitemap-pages", "sitemap-companies", "sitemap-listings")
            )


def _shown(pages: Iterable[Page], after: str = "", before: str = "") -> Iterator[str]:
    """Yield the addresses of pages and of the lists above; as they were, where `before` has become `after`."""
    pages = list(pages)
    paths = {page.path[:end] for page in pages for end in range(2 * Page.steplen, len(page.path), Page.steplen)}
    known = {above.path: above for above in Page.objects.filter(path__in=paths).specific()}
    if before:
        for page in (*pages, *known.values()):
            if page.url_path.startswith(after):
                page.url_path = before + page.url_path[len(after) :]
    for page in pages:
        if not page.full_url:
            continue
        yield page.full_url
        yield from _lists(page, page)
        for end in range(2 * Page.steplen, len(page.path), Page.steplen):
            if above := known.get(page.path[:end]):
                yield from _lists(above, page)


def _lists(index: Page, page: Page) -> Iterator[str]:
    """Yield the addresses of a list that `page` may stand in."""
    url, language = index.full_url or "", index.locale.language_code
    if not url:
        return
    yield url
    if isinstance(index, NewsIndexPage) and isinstance(page, NewsPage):
        yield from (topic_address(url, language, topic.slug) for topic in page.topics.all())
    if isinstance(index, EventIndexPage):
        yield f"{url}{translated(PAST, language)}/"
        if isinstance(page, EventPage):
            month, last = page.first_day.replace(day=1), page.last_day
            while month <= last:
                yield f"{url}{translated(MONTHS, language)}/{month:%Y}/{month:%m}/"
                month = (month.replace(day=28) + _FIVE_DAYS).replace(day=1)


__all__ = ["before_move", "left", "of_branch", "of_company", "of_listing", "of_page", "of_topic"]
