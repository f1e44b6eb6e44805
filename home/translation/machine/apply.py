"""Have one page or snippet translated: all requests first, then all words at once, never over a person's."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.db import models, transaction
from django.db.models import Exists, IntegerField, OuterRef, Sum
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail_localize.models import SourceDeletedError, StringSegment, StringTranslation, Translation

from ..slugs import plain, slug_for
from .access import obstacle
from .base import Service, current_service
from .errors import MachineError, Problem, Reason
from .fields import is_name, is_slug, longest, title_path
from .outcome import Left, Outcome

logger = logging.getLogger(__name__)

ACTION = "home.machine_translate"
MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE
CONTEXT_LIMIT = 1000  # characters of the page that help the service to understand short texts


@dataclass(frozen=True)
class Estimate:
    """What asking a machine would send."""

    texts: int
    characters: int


@dataclass
class Work:
    """The texts of one object that nobody has translated, by what becomes of them."""

    sent: list[StringSegment]
    kept: list[StringSegment]
    slugs: list[StringSegment]

    @classmethod
    def of(cls, translation: Translation) -> "Work":
        """One query."""
        model = translation.source.specific_content_type.model_class()
        segments = _untranslated(translation.target_locale_id).filter(source_id=translation.source_id)
        work = cls([], [], [])
        for segment in segments.select_related("context", "string").order_by("order"):
            path = segment.context.path
            group = work.slugs if is_slug(model, path) else work.kept if is_name(path) else work.sent
            group.append(segment)
        return work

    @property
    def texts(self) -> list[str]:
        """The texts to send, each once."""
        return list(dict.fromkeys(segment.string.data for segment in self.sent))

    @property
    def characters(self) -> int:
        return sum(map(len, self.texts))


def estimate(translations: Iterable[Translation]) -> Estimate:
    """Say how much would be sent for these; sends nothing. One query for each language."""
    sources = defaultdict(list)
    for translation in translations:
        sources[translation.target_locale_id].append(translation.source_id)
    texts = set()
    for locale_id, ids in sources.items():
        segments = _untranslated(locale_id).filter(source_id__in=ids)
        rows = segments.values_list("source_id", "source__specific_content_type_id", "context__path", "string__data")
        for source_id, type_id, path, text in rows:
            if not is_name(path) and not is_slug(ContentType.objects.get_for_id(type_id).model_class(), path):
                texts.add((locale_id, source_id, text))
    return Estimate(len(texts), sum(len(text) for *_, text in texts))


def _untranslated(locale_id: int) -> models.QuerySet[StringSegment]:
    there = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"), context_id=OuterRef("context_id"), locale_id=locale_id
    )
    return StringSegment.objects.filter(~Exists(there))


def translate(translation: Translation, user: AbstractBaseUser) -> Outcome:
    """Have everything translated that nobody has translated yet.

    Never raises for what can go wrong outside: the Outcome says it, and then nothing was changed. Rights and locks
    are looked at here, for a background task comes later than the click.
    """
    outcome = Outcome(translation.pk, translation.source.object_repr)
    try:
        target = translation.get_target_instance()
        source = translation.source.as_instance()
    except (ObjectDoesNotExist, SourceDeletedError):
        return replace(outcome, problem=Problem.GONE)
    if problem := obstacle(translation, target, user):
        return replace(outcome, problem=problem)
    service = current_service(translation.source.locale, translation.target_locale)
    if service is None:
        return replace(outcome, problem=Problem.OFF)
    outcome = replace(outcome, service=str(service.display_name))
    work = Work.of(translation)
    limit = settings.MACHINE_TRANSLATION_DAILY_LIMIT
    if limit and work.characters and sent_today() + work.characters > limit:
        return replace(outcome, problem=Problem.LIMIT)
    try:
        found, left = _ask(service, translation, source, work)
    except MachineError as error:
        logger.warning("%s failed for %s: %s (%s)", error.service, translation, error.problem, error.detail)
        outcome = replace(outcome, problem=error.problem, seconds=error.seconds, characters=error.characters)
        _log(target, user, outcome)
        return outcome
    with transaction.atomic():
        by_machine = {"translation_type": MACHINE, "tool_name": outcome.service, "last_translated_by": user}
        taken = _write(translation, found, by_machine)
        addresses, by_title = _addresses(translation, target, work)
        taken += _write(translation, addresses, by_title)
        left += [Left(segment.string.data, Reason.NO_TITLE) for segment in work.slugs if segment not in addresses]
        outcome = replace(outcome, taken=taken, left=tuple(left), characters=work.characters)
        if taken or left:
            _log(target, user, outcome)
    return outcome


def sent_today() -> int:
    """Return the characters that were sent to a service since midnight, successfully or not. Two queries."""
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    characters = Cast(KeyTextTransform("characters", "data"), IntegerField())
    return sum(
        model.objects.filter(action=ACTION, timestamp__gte=midnight).aggregate(sum=Sum(characters))["sum"] or 0
        for model in (PageLogEntry, ModelLogEntry)
    )


def _ask(
    service: Service, translation: Translation, source: models.Model, work: Work
) -> tuple[dict[StringSegment, str], list[Left]]:
    """Return the good translations by segment, and what has to be left to a person."""
    texts = work.texts
    context = plain(" ".join(texts))[:CONTEXT_LIMIT]
    answers = dict(
        zip(
            texts,
            service.answer(texts, translation.source.locale, translation.target_locale, context),
            strict=True,
        )
    )
    found = {segment: segment.string.data for segment in work.kept}
    left = []
    for segment in work.sent:
        answer = answers[segment.string.data]
        fault = answer.fault
        limit = longest(source, segment.context)
        if fault is None and limit is not None and len(plain(answer.text)) > limit:
            fault = Reason.TOO_LONG
        if fault:
            left.append(Left(plain(segment.string.data)[:80], fault))
        else:
            found[segment] = answer.text
    return found, left


def _write(translation: Translation, found: dict[StringSegment, str], made_by: dict[str, Any]) -> int:
    """Store translations where there is none by now; return their number."""
    taken = 0
    for segment, text in found.items():
        _row, created = StringTranslation.objects.get_or_create(
            translation_of_id=segment.string_id,
            locale_id=translation.target_locale_id,
            context_id=segment.context_id,
            defaults={"data": text, **made_by},
        )
        taken += created
    return taken


def _addresses(
    translation: Translation, target: models.Model, work: Work
) -> tuple[dict[StringSegment, str], dict[str, Any]]:
    """Make addresses of the translated title, whoever translated it; return them, and who that was."""
    title = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id,
        context__path=title_path(type(target)),
        locale_id=translation.target_locale_id,
        translation_of__in=translation.source.stringsegment_set.values("string_id"),
        has_error=False,
    ).first()
    if not title:
        return {}, {}
    addresses = {segment: slug_for(plain(title.data), target, segment.context.path) for segment in work.slugs}
    made_by = {name: getattr(title, name) for name in ("translation_type", "tool_name", "last_translated_by_id")}
    return {segment: address for segment, address in addresses.items() if address}, made_by


def _log(target: models.Model, user: AbstractBaseUser, outcome: Outcome) -> None:
    data = {
        "service": outcome.service,
        "texts": outcome.taken,
        "left": len(outcome.left),
        "characters": outcome.characters,
        "problem": outcome.problem and outcome.problem.value,
    }
    log(instance=target, action=ACTION, user=user, data=data)


__all__ = ["ACTION", "Estimate", "estimate", "sent_today", "translate"]
