"""The page of offers and requests, and one beside every directory that there is already."""

import uuid

import django.db.models.deletion
import wagtail.contrib.routable_page.models
from django.db import migrations, models

WORDS = {
    "de": (
        "Angebote und Gesuche", "angebote",
        "Was Unternehmen im sächsisch-tschechischen Grenzraum anbieten und suchen: Zulieferung, Lohnfertigung, "
        "Vertrieb, Entwicklung.",
    ),
    "cs": (
        "Nabídky a poptávky", "nabidky",
        "Co firmy sasko-českého pohraničí nabízejí a hledají: dodávky, zakázkovou výrobu, distribuci, vývoj.",
    ),
}  # fmt: skip


def found_pages(apps, schema_editor):
    """A portal in operation gets its page; a new one founds it with its other pages."""
    Page = apps.get_model("wagtailcore", "Page")
    ListingPage = apps.get_model("directory", "ListingPage")
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="directory", model="listingpage"
    )
    keys = {}
    for directory in apps.get_model("directory", "DirectoryPage").objects.order_by("path"):
        language = apps.get_model("wagtailcore", "Locale").objects.get(pk=directory.locale_id).language_code
        home = Page.objects.get(path=directory.path[:-4])
        if language not in WORDS:
            continue
        title, slug, description = WORDS[language]
        siblings = Page.objects.filter(path__startswith=home.path, depth=directory.depth)
        if siblings.filter(slug=slug).exists():
            continue
        last = siblings.order_by("-path").first()
        ListingPage.objects.create(
            title=title, draft_title=title, slug=slug, search_description=description,
            url_path=f"{home.url_path}{slug}/", depth=directory.depth, path=_after(last.path), locale_id=directory.locale_id,
            content_type=content_type, translation_key=keys.setdefault(directory.translation_key, uuid.uuid4()),
            live=True, show_in_menus=True, has_unpublished_changes=False,
        )  # fmt: skip
        home.numchild += 1
        home.save(update_fields=["numchild"])


def remove_pages(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    for page in apps.get_model("directory", "ListingPage").objects.all():
        Page.objects.filter(path=page.path[:-4]).update(numchild=models.F("numchild") - 1)
        page.delete()


def _after(path):
    """Return the next path of treebeard's: four digits to the base of 36 for each level."""
    number = int(path[-4:], 36) + 1
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    text = ""
    while number:
        number, rest = divmod(number, 36)
        text = digits[rest] + text
    return path[:-4] + text.rjust(4, "0")


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0013_review_desk"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="ListingPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True,
                        primary_key=True, serialize=False, to="wagtailcore.page",
                    ),
                ),
            ],
            options={
                "verbose_name": "page of offers and requests",
                "verbose_name_plural": "pages of offers and requests",
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, "wagtailcore.page"),
        ),
        migrations.RunPython(found_pages, remove_pages),
    ]  # fmt: skip
