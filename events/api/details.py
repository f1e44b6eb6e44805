"""Events as answers: a page of them, and each in full."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from directory.api.organisations import organisation
from directory.models import Region
from home.api import answers, content
from home.api.problems import InvalidParameters, ParameterError
from home.api.types import register_type
from home.dates import local

from ..addresses import EVENT_FILES, translated
from ..models import EventLanguage, EventPage, Format
from ..models.queries import EventQuerySet
from ..registration import registration_for
from .parameters import EventParameters

SEVERAL = 100  # values of one filter at most


def answer_list(request: HttpRequest, query: EventParameters) -> HttpResponse:
    """Answer with a page of events; a fixed number of queries."""
    if errors := _errors(query):
        raise InvalidParameters(errors)
    language = content.content_language(request, query.locale)
    found = _found(query, language)
    total = found.count()
    with override(language):
        shown = found.for_lists().prefetch_related(content.lead_renditions())
        page = shown[query.offset : query.offset + query.limit]
        items = ",".join(answers.to_json(summary(event, request)) for event in page)
    body = answers.page(request, total, items, query.limit, query.offset)
    return answers.answer(request, body, language)


def answer_event(request: HttpRequest, slug: str, locale: str | None) -> HttpResponse:
    """Answer with one event in full; the number of queries depends on nothing but the kinds of its blocks."""
    language = content.content_language(request, locale)
    found = EventPage.objects.shown_in(language).filter(slug=slug).for_lists()
    event = found.prefetch_related(content.lead_renditions()).first()
    if event is None:
        raise _elsewhere(request, slug)
    with override(language):
        body = answers.to_json(detail(event, request)).encode()
    return answers.answer(request, body, language, changed=event.last_published_at)


def summary(event: EventPage, request: HttpRequest) -> dict[str, Any]:
    """Return what lists show; no query beyond those of `for_lists`."""
    language, origin = event.locale.language_code, content.origin_of(request)
    return {
        "id": event.pk,
        "uid": str(event.translation_key),
        "slug": event.slug,
        "locale": language,
        "title": event.title,
        "teaser": event.teaser,
        "image": content.picture(event.lead_image, event.lead_alt, request),
        "start": local(event.start, event.time_zone).isoformat(),
        "end": local(event.end, event.time_zone).isoformat(),
        "all_day": event.all_day,
        "time_zone": event.time_zone,
        "format": event.format,
        "format_label": event.get_format_display(),
        "languages": list(event.languages),
        "interpretation": event.interpretation,
        "status": event.status,
        "status_reason": event.reason_shown,
        "previous_start": content.moment(
            local(event.previous_shown, event.time_zone) if event.previous_shown else None
        ),
        "place": _place(event),
        "region": {"code": event.region.code, "label": event.region.label(language)} if event.region else None,
        "online": event.is_online,
        "organisers": [organisation(company, language, origin) for company in event.organisers_shown],
        "url": content.address_of(event, request),
        "api_url": origin + api_address(event, language),
    }


def detail(event: EventPage, request: HttpRequest) -> dict[str, Any]:
    """Return all that is public of an event."""
    registration = registration_for(event)
    url = content.address_of(event, request)
    others = content.translations([event.translation_key])
    return {
        **summary(event, request),
        "audience": event.audience,
        "online_url": event.public_online_url or None,
        "fee": {
            "amount": None if event.fee_amount is None else f"{event.fee_amount:.2f}",
            "currency": "EUR",
            "note": event.fee_note,
        },
        "registration": {
            "state": registration.state.value,
            "url": registration.url,
            "email": registration.email,
            "deadline": content.moment(
                local(registration.deadline, event.time_zone) if registration.deadline else None
            ),
        },
        "agenda": content.blocks(event.agenda, request),
        "materials": content.blocks(event.materials_shown, request),
        "body": content.blocks(event.body, request),
        "html": content.html(event.body, event, request),
        "calendar_url": url and f"{url}{translated(EVENT_FILES, event.locale.language_code)}",
        "sequence": event.sequence,
        "seo": content.seo(event),
        "published_at": content.moment(event.first_published_at),
        "updated_at": content.moment(event.last_published_at),
        "notice": content.notice(event),
        "alternates": content.alternates([o for o in others if o.page.pk != event.pk], request, api_address),
    }


def api_address(page: Page, language: str) -> str:
    return f"/api/v1/events/{page.slug}?locale={language}"


def _place(event: EventPage) -> dict[str, str] | None:
    names = ("venue", "street", "postal_code", "city", "country")
    return {name: getattr(event, name) for name in names} if event.has_place else None


def _found(query: EventParameters, language: str) -> EventQuerySet:
    events = EventPage.objects.shown_in(language)
    if query.region:
        events = events.in_region(*query.region)
    if query.format:
        events = events.of_format(*query.format)
    if query.language:
        events = events.in_language(*query.language)
    if query.organiser:
        events = events.by(*query.organiser)
    events = events.between(query.first, query.last)
    when = query.when or ("all" if query.first else "coming")
    if when != "all":
        events = events.coming() if when == "coming" else events.past()
    backwards = query.sort == "-start" or (query.sort is None and when == "past")
    return events.order_by("-start", "-pk") if backwards else events.order_by("start", "pk")


def _errors(query: EventParameters) -> list[ParameterError]:
    regions = set(Region.objects.values_list("code", flat=True)) if query.region else set()
    known = {"region": regions, "format": set(Format.values), "language": set(EventLanguage.values)}
    errors = []
    for name in ("region", "format", "language", "organiser"):
        values = getattr(query, name)
        if len(values) > SEVERAL:
            errors.append(
                ParameterError(name, lambda: _("At most %(count)s values are possible.") % {"count": SEVERAL})
            )
            continue
        errors += [_unknown(name, value, known[name]) for value in values if name in known and value not in known[name]]
        if name not in known:
            errors += [_control(name) for value in values if not value.isprintable()]
    if query.first and query.last and query.last < query.first:
        errors.append(ParameterError("to", lambda: _("The last day lies before the first one.")))
    return errors


def _control(name: str) -> ParameterError:
    return ParameterError(name, lambda: _("Control characters are not possible."))


def _unknown(name: str, value: str, known: set[str]) -> ParameterError:
    if name == "region":
        return ParameterError(name, lambda: _(
            "The value “%(value)s” is not known; /api/v1/vocabularies/%(vocabulary)s has all that are."
        ) % {"value": value, "vocabulary": "regions"})  # fmt: skip
    names = {"value": value, "values": ", ".join(sorted(known))}
    return ParameterError(name, lambda: _("The value “%(value)s” is not known. Possible values: %(values)s.") % names)


def _elsewhere(request: HttpRequest, slug: str) -> content.ElsewhereOnly:
    keys = EventPage.objects.live().public().filter(slug=slug).values_list("translation_key", flat=True)
    found = content.alternates(content.translations(keys), request, api_address)
    if found:
        return content.ElsewhereOnly(lambda: _("“%(slug)s” is not in this language.") % {"slug": slug}, found)
    return content.ElsewhereOnly(lambda: _("There is no event “%(slug)s”.") % {"slug": slug}, [])


register_type(EventPage, "event", detail, item=True)
