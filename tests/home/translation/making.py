"""Pages, snippets and translations for the tests of the desk and of PO files."""

from typing import Any

from django.db.models import Model
from django.utils.text import slugify
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from home.models import StandardPage
from news.models import NewsIndexPage, NewsPage, Topic

BODY = [
    {"type": "heading", "value": {"text": "Termine", "level": "h2"}},
    {
        "type": "text",
        "value": '<p>Wir fördern <b>kleine</b> Betriebe. Mehr beim <a href="https://example.org/">Land</a>.</p>'
        "<ul><li>Antrag bis 30. November</li></ul>",
    },
]


def locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def add_news(section: NewsIndexPage, title: str, live: bool = True, **fields: Any) -> NewsPage:
    slug = slugify(title)
    page = NewsPage(title=title, slug=slug, live=False, **{"teaser": f"Worum es bei {title} geht.", **fields})
    section.add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return NewsPage.objects.get(pk=page.pk)


def add_standard(parent: Page, title: str, **fields: Any) -> StandardPage:
    return parent.add_child(instance=StandardPage(title=title, slug=slugify(title), **fields))


def add_topic(name: str, code: str = "de") -> Topic:
    return Topic.objects.create(name=name, slug=slugify(name), locale=locale(code))


def submit(instance: Model, code: str = "cs") -> Translation:
    translate_object(instance, [locale(code)])
    return Translation.objects.get(source__object_id=instance.translation_key, target_locale__language_code=code)


def segments(translation: Translation) -> list[StringSegment]:
    return list(
        StringSegment.objects.filter(source=translation.source).select_related("context", "string").order_by("order")
    )


def translate(translation: Translation, only: int | None = None, kind: str = "manual", mark: str = "CS ") -> None:
    """Translate `only` so many passages, or all, by putting a mark before each; addresses stay addresses."""
    for segment in segments(translation)[:only]:
        data = segment.string.data
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={
                "data": f"cs-{data}" if segment.context.path == "slug" else f"{mark}{data}",
                "translation_type": kind,
            },
        )


def target_of(translation: Translation) -> Any:
    return translation.source.get_translated_instance(translation.target_locale)
