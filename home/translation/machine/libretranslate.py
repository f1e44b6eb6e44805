"""LibreTranslate: https://docs.libretranslate.com, and libretranslate/app.py of its repository."""

import hashlib
import json

from django.core.cache import cache
from wagtail.models import Locale
from wagtail_localize.machine_translators.libretranslate import LibreTranslator

from .base import Service, language_of
from .errors import MachineError, Problem
from .http import Conversation
from .survival import Marks

PAIRS_SECONDS = 600


class LibreTranslate(Service, LibreTranslator):
    """Options: URL, API_KEY (empty: none).

    A server may limit texts and characters of a request, and does not say how; these limits are below the usual
    ones. It translates one text after the other, about one a second without a graphics card.
    """

    display_name = "LibreTranslate"
    marks = Marks("span", (("translate", "no"),))
    texts_per_request = 20
    bytes_per_request = 8 * 1024

    def languages(self, source: Locale, target: Locale) -> dict[str, str]:
        return {"source": language_of(source), "target": language_of(target)}

    def check(self, conversation: Conversation, languages: dict[str, str]) -> None:
        """Ask /languages, which needs no key and costs nothing; the answer is kept for ten minutes."""
        name = "machine-pairs-" + hashlib.sha256(self.url.encode()).hexdigest()
        pairs = cache.get(name)
        if pairs is None:
            try:
                pairs = {item["code"]: item.get("targets") for item in conversation.ask("/languages")}
            except (AttributeError, KeyError, TypeError) as error:
                raise MachineError(Problem.ANSWER, self.display_name, "no languages") from error
            cache.set(name, pairs, PAIRS_SECONDS)
        source, target = languages["source"], languages["target"]
        # Older servers do not say what they translate into: it is all they know.
        if source not in pairs or target not in (pairs[source] or pairs):
            raise MachineError(Problem.LANGUAGES, self.display_name, f"{source} to {target}")

    def body(self, texts: list[str], languages: dict[str, str], context: str) -> bytes:
        document = {"q": texts, **languages, "format": "html"}
        if key := self.options.get("API_KEY"):
            document["api_key"] = key
        return json.dumps(document, ensure_ascii=False).encode()

    def request(self, conversation: Conversation, body: bytes) -> list[str]:
        answer = conversation.ask("/translate", body)
        texts = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(texts, list):
            raise MachineError(Problem.ANSWER, self.display_name, "no translatedText")
        return texts


__all__ = ["LibreTranslate"]
