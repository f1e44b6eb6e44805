"""A German page and its Czech translation, for the tests of the workflow."""

from typing import Any

from django.contrib.auth.models import Permission, User
from django.test import Client
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from home.models import HomePage
from news.models import NewsIndexPage, NewsPage, Topic

TEXT = '<p>Der erste <a href="https://example.org/">Absatz</a>.</p>'
BODY = [{"type": "text", "value": TEXT, "id": "11111111-1111-1111-1111-111111111111"}]


def locale(code: str) -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]


def home(code: str = "de") -> HomePage:
    return HomePage.objects.get(locale__language_code=code)


def news_index() -> NewsIndexPage:
    found = NewsIndexPage.objects.filter(locale__language_code="de").first()
    return found or home().add_child(instance=NewsIndexPage(title="Aktuelles", slug="aktuelles"))


def add_news(title: str = "Neue Halle", **fields: Any) -> NewsPage:
    """Return a published German piece of news."""
    page = NewsPage(title=title, slug=fields.pop("slug", "neue-halle"), teaser="Worum es geht.", live=False, **fields)
    news_index().add_child(instance=page)
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def add_topic(name: str, code: str = "de", of: Topic | None = None) -> Topic:
    key = {"translation_key": of.translation_key} if of else {}
    topic = Topic(name=name, slug=name.lower(), locale=locale(code), live=True, **key)
    topic.save()
    return topic


def submit(instance: Any, code: str = "cs") -> Translation:
    """Submit to translation and return the new Translation; its target is a draft."""
    translate_object(instance, [locale(code)])
    return Translation.objects.get(source__object_id=instance.translation_key, target_locale__language_code=code)


def translate(translation: Translation, leave: int = 0, by: str = "manual", suffix: str = "") -> None:
    """Translate all passages but the last `leave`."""
    segments = list(StringSegment.objects.filter(source_id=translation.source_id).select_related("context", "string"))
    segments.sort(key=lambda segment: segment.context.path)
    for segment in segments[: len(segments) - leave]:
        slug = segment.context.path == "slug"
        StringTranslation.objects.update_or_create(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale_id=translation.target_locale_id,
            defaults={
                "data": f"nova-hala{suffix}" if slug else f"cs {segment.string.data}{suffix}",
                "translation_type": by,
                "tool_name": "DeepL" if by == "machine" else "",
            },
        )


def publish(translation: Translation, **how: Any) -> NewsPage:
    translate(translation, **how)
    translation.save_target(publish=True)
    return target(translation)


def target(translation: Translation) -> Any:
    return translation.get_target_instance()


def republish(page: Page, **changes: Any) -> None:
    """Publish a changed version of a page, as an editor does."""
    page = page.specific_class.objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def person(name: str, *permissions: str, on: Page | None = None, can: tuple[str, ...] = ()) -> Client:
    """Return the browser of somebody with Django's permissions and, on a page and below, Wagtail's."""
    user = User.objects.create_user(name, f"{name}@example.org", "x")
    for permission in ("wagtailadmin.access_admin", *permissions):
        app, codename = permission.split(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    if on is not None:
        group = user.groups.create(name=f"{name}s")
        for codename in can:
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{codename}_page")
            GroupPagePermission.objects.create(group=group, page=on, permission=permission)
    client = Client()
    client.force_login(user)
    client.user = user
    return client


def messages_of(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"]) if response.context else ""
