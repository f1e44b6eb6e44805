"""Companies and listings: a page of them, what is being typed, and each company with all its facts."""

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from home.api import answers
from home.api.languages import language_of
from home.api.problems import InvalidParameters, NotFound, ParameterError

from .. import places, search
from ..public_addresses import directory_addresses, listing_addresses
from ..search.terms import CHOICES
from .parameters import CompanyParameters, ListingParameters, SuggestParameters

ADDRESSES = {"company": directory_addresses, "listing": listing_addresses}
VOCABULARIES = {
    "region": "regions",
    "sector": "sectors",
    "category": "categories",
    "capability": "capabilities",
    "certificate": "certificates",
    "area": "regions",
}
SEVERAL = 100  # values of one filter at most


def answer_list(
    request: HttpRequest, query: CompanyParameters | ListingParameters, record: str = "company"
) -> HttpResponse:
    """Answer with a page of entries: one query, one for the place, one for the facets; typing errors cost more."""
    addresses = ADDRESSES[record]()
    wanted = _wanted(request, query, addresses, record)
    found = search.find(wanted)
    more = ""
    if found.corrected:
        wanted = replace(wanted, q=found.corrected)
        more += f',"corrected":{answers.to_json(found.corrected)}'
    if query.facets:
        more += f',"facets":{answers.to_json(_facets(wanted))}'
    address = absolute(site_of(request), addresses[wanted.locale])
    items = ",".join([_item(card, address, wanted.near is not None) for card in found.cards])
    body = answers.page(request, found.total, items, query.limit, query.offset, more)
    return answers.answer(request, body, wanted.locale)


def answer_detail(request: HttpRequest, slug: str, locale: str | None) -> HttpResponse:
    """Answer with one company; one query."""
    addresses = directory_addresses()
    language = portal_language(request, locale, addresses)
    found = search.load(language, slug)
    if found is None:
        raise NotFound(lambda: _("The directory has no entry “%(slug)s”.") % {"slug": slug})
    site = site_of(request)
    urls, alternates = urls_of(site, found.slug, language, addresses)
    # Quotes within strings are escaped, so that this can be nothing but the logo's address, as the storage gave it.
    company = found.json[:-1].replace('"logo":{"url":"/', f'"logo":{{"url":"{site}/', 1)
    url = answers.to_json(urls.get(language))
    body = f'{company},"url":{url},"alternates":{answers.to_json(alternates)}}}'
    return answers.answer(request, body.encode(), language)


def answer_suggestions(request: HttpRequest, query: SuggestParameters) -> HttpResponse:
    """Answer with what the words typed so far may become; one query."""
    addresses = ADDRESSES[query.record]()
    language = portal_language(request, query.locale, addresses)
    items = []
    for suggestion in search.suggest(query.q, language, query.limit, query.record):
        item: dict[str, str | None] = {"facet": suggestion.facet, "code": suggestion.code, "label": suggestion.label}
        if suggestion.facet == query.record:
            address = absolute(site_of(request), addresses[language])
            item["url"] = address and f"{address}{suggestion.code}/"
        items.append(item)
    return answers.answer(request, answers.to_json({"items": items}).encode(), language)


def portal_language(request: HttpRequest, asked: str | None, addresses: dict[str, str | None]) -> str:
    """Return the portal's language to answer in.

    :raises InvalidParameters: when one was asked for that the portal has not.
    """
    language, errors = _portal_language(request, asked, addresses)
    if errors:
        raise InvalidParameters(errors)
    return language


def urls_of(
    site: str, slug: str, language: str, addresses: dict[str, str | None]
) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Return an entry's addresses by language, and those of the other languages as `alternates` has them."""
    urls = {key: f"{absolute(site, path)}{slug}/" for key, path in addresses.items() if path}
    return urls, [{"locale": key, "url": url} for key, url in urls.items() if key != language]


def site_of(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def absolute(site: str, address: str | None) -> str | None:
    return f"{site}{address}" if address and address.startswith("/") else address


def _item(card: search.Card, address: str | None, with_distance: bool) -> str:
    """Return the card's JSON with the members that depend on the request before its closing brace."""
    distance = f'"distance_km":{"null" if card.distance_km is None else card.distance_km},' if with_distance else ""
    url = f'"{address}{card.slug}/"' if address else "null"
    return f'{card.json[:-1]},{distance}"url":{url}}}'


def _facets(wanted: search.Search) -> dict[str, list[dict[str, str | int]]]:
    return {
        facet: [
            {"code": code, "label": search.label(facet, code, wanted.locale), "count": count} for code, count in counts
        ]
        for facet, counts in search.count_facets(wanted).items()
    }


def _wanted(
    request: HttpRequest, query: CompanyParameters | ListingParameters, addresses: dict[str, str | None], record: str
) -> search.Search:
    """Turn parameters into a search.

    :raises InvalidParameters: naming every parameter that has an unknown value or lacks another one.
    """
    language, errors = _portal_language(request, query.locale, addresses)
    filters: dict[str, tuple[str, ...]] = {}
    for name in search.FACETS_OF[record]:
        codes = tuple(dict.fromkeys(getattr(query, name)))
        if codes:
            filters[name] = codes
            errors += _unknown(name, codes)
    near = None
    if query.near:
        if found := places.place_named(query.near):
            near = (found.latitude, found.longitude)
        else:
            errors.append(_parameter_error("near", _no_such_place, query.near))
    else:
        if query.radius_km is not None:
            errors.append(ParameterError("radius_km", lambda: _("A radius needs a centre: please add “near”.")))
        if query.sort == "distance":
            errors.append(ParameterError("sort", lambda: _("A distance needs a centre: please add “near”.")))
    if errors:
        raise InvalidParameters(errors)
    return search.Search(
        locale=language,
        q=query.q,
        filters=filters,
        near=near,
        radius_km=query.radius_km,
        sort=query.sort,
        limit=query.limit,
        offset=query.offset,
        record=record,
    )


def _portal_language(
    request: HttpRequest, asked: str | None, known: dict[str, str | None]
) -> tuple[str, list[ParameterError]]:
    """Return the portal's language to answer in, and an error when one was asked for that it has not."""
    if asked is not None and asked not in known:
        names = ", ".join(known)
        return "", [ParameterError("locale", lambda: _("Possible values: %(values)s.") % {"values": names})]
    language = asked or language_of(request)
    return (language if language in known else next(iter(known))), []


def _unknown(name: str, codes: tuple[str, ...]) -> list[ParameterError]:
    if len(codes) > SEVERAL:
        return [ParameterError(name, lambda: _("At most %(count)s values are possible.") % {"count": SEVERAL})]
    return [_parameter_error(name, _no_such_code, code) for code in search.unknown_codes(name, codes)]


def _parameter_error(name: str, sentence: Callable[[str, str], str], value: str) -> ParameterError:
    return ParameterError(name, lambda: sentence(name, value))


def _no_such_code(name: str, code: str) -> str:
    if name in VOCABULARIES:
        return _("The value “%(value)s” is not known; /api/v1/vocabularies/%(vocabulary)s has all that are.") % {
            "value": code,
            "vocabulary": VOCABULARIES[name],
        }
    values = ", ".join(CHOICES[name].values)
    return _("The value “%(value)s” is not known. Possible values: %(values)s.") % {"value": code, "values": values}


def _no_such_place(name: str, place: str) -> str:
    return _("No town or postal code “%(place)s” is known; /api/v1/places finds those that are.") % {"place": place}
