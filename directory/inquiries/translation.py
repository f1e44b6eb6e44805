"""A message in the other side's language, by the machine that is set up for the portal, if any."""

import html
import logging

from django.conf import settings
from wagtail.log_actions import log
from wagtail.models import Locale

from home.translation.machine.apply import ACTION, sent_today
from home.translation.machine.base import Service, current_service
from home.translation.machine.errors import MachineError

from ..models import InquiryMessage

logger = logging.getLogger(__name__)


def service_for(source: str, target: str) -> Service | None:
    """Return the machine for two languages, None where there is none or it has done its share for today."""
    locales = {locale.language_code: locale for locale in Locale.objects.filter(language_code__in=(source, target))}
    if source == target or len(locales) < 2:
        return None
    return current_service(locales[source], locales[target])


def translate(message: InquiryMessage, target: str) -> str:
    """Return the message in a language, paragraph by paragraph; empty where the machine cannot help."""
    service = service_for(message.language, target)
    if service is None:
        return ""
    limit = settings.MACHINE_TRANSLATION_DAILY_LIMIT
    if limit and sent_today() + len(message.text) > limit:
        logger.warning("Message %s is not translated: the day's characters are used up", message.pk)
        return ""
    lines = message.text.splitlines()
    asked = list(dict.fromkeys(html.escape(line, quote=False) for line in lines if line.strip()))
    source, into = (Locale.objects.get(language_code=code) for code in (message.language, target))
    try:
        answers = dict(zip(asked, service.answer(asked, source, into), strict=True))
    except MachineError as error:
        logger.warning("Message %s is not translated: %s", message.pk, error.problem)
        _log(message, service, error.characters)
        return ""
    _log(message, service, sum(map(len, asked)))
    if any(answer.fault for answer in answers.values()):
        logger.info("Parts of message %s could not be translated", message.pk)
    if all(answer.fault for answer in answers.values()):
        return ""
    return "\n".join(_line(line, answers) for line in lines)


def _line(line: str, answers: dict) -> str:
    answer = answers.get(html.escape(line, quote=False))
    return line if answer is None or answer.fault else html.unescape(answer.text)


def _log(message: InquiryMessage, service: Service, characters: int) -> None:
    """Count the characters into the day's; the log has neither text nor names."""
    data = {"service": str(service.display_name), "texts": 1, "left": 0, "characters": characters, "problem": None}
    log(instance=message.inquiry, action=ACTION, data=data)


__all__ = ["service_for", "translate"]
