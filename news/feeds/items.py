"""The items of a feed: an article each, in full."""

import datetime
import uuid
from html import escape
from urllib.parse import urljoin

from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Enclosure
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.images.shortcuts import get_renditions_or_not_found

from home.dates import day
from home.models import TranslationState
from home.portable import portable

from ..models import NewsPage
from .formats import AtomFeed, RssFeed
from .texts import bodies

IMAGE = "fill-1200x675|format-jpeg"  # many feed readers know no WebP
# What XML 1.0 has no way to write, though it can be pasted into a form.
UNWRITABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def add_items(feed: AtomFeed | RssFeed, pages: list[NewsPage], request: HttpRequest) -> None:
    """Add the articles; a fixed number of queries."""
    notes = notes_for(pages)
    for page, body in zip(pages, bodies(pages, request), strict=True):
        address = page.get_full_url(request) or ""
        lead = _lead(page, address)
        feed.add_item(
            title=written(page.title),
            link=address,
            description=escape(written(page.teaser), quote=False),
            author_name=written(page.institution.name) if page.institution_slug and page.institution else None,
            pubdate=_published(page),
            updateddate=page.last_published_at or page.latest_revision_created_at or _published(page),
            unique_id=uuid.uuid5(page.translation_key, page.locale.language_code).urn,
            unique_id_is_permalink=False,
            categories=[written(topic.name) for topic in page.shown_topics],
            enclosures=[lead] if lead else [],
            content=written(portable(_text(page, body, lead, notes.get(page.pk, [])), address)),
            image_alt=written(page.lead_alt),
            image_credit=written(page.lead_image.credit) if page.lead_image else "",
        )


def notes_for(pages: list[NewsPage]) -> dict[int, list[str]]:
    """Return what readers must be told of translations among these, as on the pages themselves; one query."""
    keys = {page.translation_key: page for page in pages}
    states = TranslationState.objects.filter(
        translation__source__object_id__in=keys,
        translation__target_locale_id__in={page.locale_id for page in pages},
        translation__enabled=True,
    ).exclude(outdated_since=None, published_machine=False)
    found: dict[int, list[str]] = {}
    for state in states.select_related("translation__source"):
        notes = found.setdefault(keys[state.translation.source.object_id].pk, [])
        if state.outdated_since:
            message = _("The original was changed on %(day)s. This translation does not contain the changes yet.")
            notes.append(message % {"day": day(state.outdated_since)})
        if state.published_machine:
            notes.append(_("This text is machine-translated and has not been checked by a person yet."))
    return found


def written(text: str) -> str:
    return text.translate(UNWRITABLE)


def _text(page: NewsPage, body: str, lead: Enclosure | None, notes: list[str]) -> str:
    parts = [format_html("<p><em>{}</em></p>", note) for note in notes]
    parts.append(format_html("<p><strong>{}</strong></p>", page.teaser))
    if lead:
        parts.append(format_html('<p><img src="{}" alt="{}"></p>', lead.url, page.lead_alt))
        if page.lead_image and page.lead_image.credit:
            credit = _("Image: %(credit)s") % {"credit": page.lead_image.credit}
            parts.append(format_html("<p><small>{}</small></p>", credit))
    return "".join([*parts, body])


def _lead(page: NewsPage, address: str) -> Enclosure | None:
    """Return the lead image with its size in bytes, None where its file is gone."""
    if page.lead_image is None:
        return None
    rendition = get_renditions_or_not_found(page.lead_image, [IMAGE])[IMAGE]
    try:
        size = rendition.file.size
    except (OSError, ValueError):
        return None
    return Enclosure(urljoin(address, rendition.url), str(size), "image/jpeg")


def _published(page: NewsPage) -> datetime.datetime:
    """Return the moment of the day that the news is dated; that of publishing where it is the same day."""
    first = page.first_published_at
    if first and timezone.localdate(first) == page.date:
        return first
    return datetime.datetime.combine(page.date, datetime.time.min, timezone.get_default_timezone())


__all__ = ["IMAGE", "add_items", "notes_for", "written"]
