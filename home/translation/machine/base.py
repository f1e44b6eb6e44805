"""What the services share: names guarded, texts in batches, every answer checked."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from ..slugs import plain
from .errors import MachineError, Problem, Reason
from .http import Conversation
from .names import names_in
from .survival import Marks, fault_in, is_translatable, unwrap, wrap


@dataclass(frozen=True)
class Answer:
    """A translation, or why there is none."""

    text: str = ""
    fault: Reason | None = None


class Service(BaseMachineTranslator):
    """A translator of wagtail-localize that cannot spoil a text. Options: URL, TIMEOUT, and the service's own."""

    marks: ClassVar[Marks]
    texts_per_request: ClassVar[int]
    bytes_per_request: ClassVar[int]

    @property
    def url(self) -> str:
        return str(self.options["URL"])

    def login(self, request: Any) -> Any:
        """Add what the service knows us by to a request that is about to be sent."""
        return request

    def languages(self, source: Locale, target: Locale) -> dict[str, str]:
        """Return the service's parameters for the two languages."""
        raise NotImplementedError

    def body(self, texts: list[str], languages: dict[str, str], context: str) -> bytes:
        """Return the JSON document that asks for the translation of texts."""
        raise NotImplementedError

    def request(self, conversation: Conversation, body: bytes) -> list[str]:
        """Send the document; return the translations in its order."""
        raise NotImplementedError

    def check(self, conversation: Conversation, languages: dict[str, str]) -> None:
        """Raise MachineError where the service says beforehand that it cannot do these languages."""

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        return language_of(source_locale) != language_of(target_locale)

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """Keep wagtail-localize's contract: a string without a good translation is left out."""
        strings = list(strings)
        answers = self.answer([string.data for string in strings], source_locale, target_locale)
        return {
            string: StringValue(answer.text)
            for string, answer in zip(strings, answers, strict=True)
            if answer.fault is None
        }

    def answer(self, texts: list[str], source: Locale, target: Locale, context: str = "") -> list[Answer]:
        """Translate HTML strings; one Answer for each, or MachineError for all of them.

        `context` is plain text that helps to understand short strings; not every service looks at it.
        """
        names = names_in("\n".join(map(plain, texts)))
        languages = self.languages(source, target)
        answers = {text: Answer(text) for text in texts if not is_translatable(text, names)}
        asked = {text: wrap(text.strip(), names, self.marks) for text in texts if text not in answers}
        conversation = Conversation(str(self.display_name), self.url, float(self.options["TIMEOUT"]), self.login)
        if asked:
            self.check(conversation, languages)
        small = {}
        for text, sent in asked.items():
            if len(self.body([sent], languages, context)) > self.bytes_per_request:
                answers[text] = Answer(fault=Reason.TOO_LARGE)
            else:
                small[text] = sent
        received = self._receive(conversation, list(small.values()), languages, context)
        for (text, _sent), translation in zip(small.items(), received, strict=True):
            answers[text] = _checked(text, unwrap(translation, self.marks), names)
        return [answers[text] for text in texts]

    def _receive(
        self, conversation: Conversation, texts: list[str], languages: dict[str, str], context: str
    ) -> list[str]:
        received: list[str] = []
        sent = 0
        for batch in self._batches(texts, lambda batch: len(self.body(batch, languages, context))):
            try:
                translations = self.request(conversation, self.body(batch, languages, context))
                if len(translations) != len(batch) or not all(isinstance(text, str) for text in translations):
                    raise MachineError(Problem.ANSWER, str(self.display_name), "not as many translations as texts")
            except MachineError as error:
                counted = error.problem in {Problem.ANSWER, Problem.TIMEOUT}  # it may well charge for these
                error.characters = sent + (sum(map(len, batch)) if counted else 0)
                raise
            sent += sum(map(len, batch))
            received += translations
        return received

    def _batches(self, texts: list[str], size: Callable[[list[str]], int]) -> Iterator[list[str]]:
        batch: list[str] = []
        for text in texts:
            if batch and (len(batch) == self.texts_per_request or size([*batch, text]) > self.bytes_per_request):
                yield batch
                batch = []
            batch.append(text)
        if batch:
            yield batch


def language_of(locale: Locale) -> str:
    return locale.language_code.lower().split("-")[0]


def current_service(source: Locale, target: Locale) -> Service | None:
    """Return the service that is set up for these two languages, None without one."""
    service = get_machine_translator()
    return service if isinstance(service, Service) and service.can_translate(source, target) else None


def _checked(source: str, target: str, names: list[str]) -> Answer:
    if fault := fault_in(source, target, names):
        return Answer(fault=fault)
    left = source[: len(source) - len(source.lstrip())]
    right = source[len(source.rstrip()) :]
    return Answer(left + target.strip() + right)


__all__ = ["Answer", "Service", "current_service", "language_of"]
