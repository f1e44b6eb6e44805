"""The same page in other languages, and where it is missing the section that it would stand in."""

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Left, Length
from wagtail.models import Page, PageViewRestriction


def public(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Return those that every visitor may see and that hold their own language's text. Costs no query of its own."""
    restrictions = PageViewRestriction.objects.filter(page__path=Left(OuterRef("path"), Length("page__path")))
    return pages.filter(live=True, alias_of=None).exclude(Exists(restrictions))


def counterparts(page: Page) -> dict[str, list[Page]]:
    """Return by language code the public counterparts of this page and of its ancestors, the nearest first.

    One query, which is remembered by the page: the frame asks for addresses and for sections.
    """
    known = getattr(page, "_counterparts", None)
    if known is None:
        paths = [page.path[:end] for end in range(2 * page.steplen, len(page.path) + 1, page.steplen)]
        keys = Page.objects.filter(path__in=paths).values("translation_key")
        known = {}
        found = public(Page.objects.filter(translation_key__in=keys)).select_related("locale").order_by("-depth")
        for other in found:
            known.setdefault(other.locale.language_code, []).append(other)
        page._counterparts = known
    return known


__all__ = ["counterparts", "public"]
