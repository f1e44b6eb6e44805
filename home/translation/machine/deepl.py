"""DeepL: https://developers.deepl.com/api-reference/translate, and the OpenAPI document of DeepLcom/openapi."""

import json
from typing import Any

from wagtail.models import Locale
from wagtail_localize.machine_translators.deepl import DeepLTranslator

from .base import Service, language_of
from .errors import MachineError, Problem
from .http import Conversation
from .survival import Marks

# As a target, these need their variety.
VARIETIES = {"en": "EN-GB", "pt": "PT-PT", "zh": "ZH-HANS"}


class DeepL(Service, DeepLTranslator):
    """Options: AUTH_KEY, URL (empty: DeepL's own), GLOSSARIES (identifiers by pair, "de-cs")."""

    display_name = "DeepL"
    marks = Marks("x")
    texts_per_request = 50
    bytes_per_request = 128 * 1024

    @property
    def url(self) -> str:
        plan = "api-free" if self.options["AUTH_KEY"].endswith(":fx") else "api"
        return str(self.options.get("URL") or f"https://{plan}.deepl.com")

    def login(self, request: Any) -> Any:
        request.headers["Authorization"] = f"DeepL-Auth-Key {self.options['AUTH_KEY']}"
        return request

    def languages(self, source: Locale, target: Locale) -> dict[str, str]:
        first, second = language_of(source), language_of(target)
        pair = {"source_lang": first.upper(), "target_lang": VARIETIES.get(second, second.upper())}
        glossary = self.options.get("GLOSSARIES", {}).get(f"{first}-{second}")
        return pair | ({"glossary_id": glossary} if glossary else {})

    def body(self, texts: list[str], languages: dict[str, str], context: str) -> bytes:
        """Strings are single sentences or paragraphs: only a line break divides them, no other tag does."""
        document = {
            "text": texts,
            **languages,
            "formality": "prefer_more",  # "Sie"; languages without the choice, as Czech, ignore it
            "tag_handling": "xml",
            "tag_handling_version": "v2",
            "outline_detection": False,
            "splitting_tags": ["br"],
            "ignore_tags": [self.marks.tag],
            "split_sentences": "nonewlines",
        }
        if context:
            document["context"] = context
        return json.dumps(document, ensure_ascii=False).encode()

    def request(self, conversation: Conversation, body: bytes) -> list[str]:
        answer = conversation.ask("/v2/translate", body)
        try:
            return [translation["text"] for translation in answer["translations"]]
        except (KeyError, TypeError) as error:
            raise MachineError(Problem.ANSWER, self.display_name, "no translations") from error


__all__ = ["DeepL"]
