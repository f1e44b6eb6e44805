"""One offer or request; lists of them are answered as those of companies are."""

import json

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from home.api import answers
from home.api.problems import NotFound

from .. import search
from ..models.page import ATTACHMENT_WORDS
from ..public_addresses import listing_addresses
from .companies import portal_language, site_of, urls_of


def answer_offer_or_request(request: HttpRequest, slug: str, locale: str | None) -> HttpResponse:
    """Answer with one listing; one query."""
    addresses = listing_addresses()
    language = portal_language(request, locale, addresses)
    found = search.load(language, slug, "listing")
    if found is None:
        raise NotFound(lambda: _("There is no offer or request “%(slug)s”; it may have expired.") % {"slug": slug})
    urls, alternates = urls_of(site_of(request), found.slug, language, addresses)
    url, word = urls.get(language), ATTACHMENT_WORDS.get(language, ATTACHMENT_WORDS["en"])
    listing = json.loads(found.json)
    for file in listing["attachments"]:
        file["url"] = url and f"{url}{word}/{file['id']}/"
    body = answers.to_json({**listing, "url": url, "alternates": alternates})
    return answers.answer(request, body.encode(), language)


__all__ = ["answer_offer_or_request"]
