"""Machine translation of several pages and snippets in the background.

Whoever offers it returns `views.ask_many(request, translation_ids)`: that says what would be sent, has it done on
confirmation, and leads to the page with the outcomes.
"""

import logging
from typing import Any

from django.contrib.auth import get_user_model
from django_tasks import task
from wagtail_localize.models import Translation

from ...waiting import WAITED_FOR
from .apply import translate
from .errors import Problem
from .outcome import Outcome

logger = logging.getLogger(__name__)

# After these the next page would fare the same.
FINAL = {Problem.KEY, Problem.QUOTA, Problem.LIMIT, Problem.DOWN, Problem.TIMEOUT, Problem.BUSY, Problem.OFF}


@task(priority=WAITED_FOR)
def translate_many(translation_ids: list[int], user_id: int) -> list[dict[str, Any]]:
    """Translate one after the other in the person's name; return an Outcome as a dictionary for each.

    Each stands for itself: what was translated before a failure stays. When the service fails as a whole, the rest
    is not tried, and says why.
    """
    user = get_user_model().objects.get(pk=user_id)
    found = Translation.objects.select_related("source__locale", "target_locale").in_bulk(translation_ids)
    outcomes: list[Outcome] = []
    over: Outcome | None = None
    for pk in dict.fromkeys(translation_ids):
        translation = found.get(pk)
        if translation is None:
            outcomes.append(Outcome(pk, problem=Problem.GONE))
            continue
        outcome = _one(translation, user) if over is None else _untried(translation, over)
        if outcome.problem in FINAL:
            over = over or outcome
        outcomes.append(outcome)
    return [outcome.as_dict() for outcome in outcomes]


def _one(translation: Translation, user: Any) -> Outcome:
    try:
        return translate(translation, user)
    except Exception:
        logger.exception("Machine translation of %s failed", translation)
        return Outcome(translation.pk, translation.source.object_repr, problem=Problem.FAULT)


def _untried(translation: Translation, over: Outcome) -> Outcome:
    return Outcome(
        translation.pk,
        translation.source.object_repr,
        over.service,
        problem=over.problem,
        seconds=over.seconds,
    )


__all__ = ["translate_many"]
