"""A start page in German and in Czech in place of Wagtail's welcome page."""

import uuid

from django.db import migrations

HOSTNAME, PORT = "localhost", 8000
TITLES = {"de": "Startseite", "cs": "Úvod"}
SLUGS = {"de": "home", "cs": "home-cs"}


def create_start_pages(apps, schema_editor):
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("home", "HomePage")
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="home", model="homepage"
    )
    if HomePage.objects.exists():
        return

    root = Page.objects.get(depth=1)
    Page.objects.filter(depth=2, slug="home", content_type__model="page").delete()
    step = _next_step(Page)
    translation_key = uuid.uuid4()
    pages = {}
    for number, (code, title) in enumerate(TITLES.items()):
        locale, _ = Locale.objects.get_or_create(language_code=code)
        pages[code] = HomePage.objects.create(
            title=title, draft_title=title, slug=SLUGS[code], url_path=f"/{SLUGS[code]}/", depth=2,
            path=_path(root, step + number), content_type=content_type, locale=locale,
            translation_key=translation_key, live=True, has_unpublished_changes=False,
        )  # fmt: skip
    root.numchild = Page.objects.filter(depth=2).count()
    root.save()
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": HOSTNAME, "port": PORT, "site_name": "Glokal", "root_page_id": pages["de"].pk},
    )


def bring_welcome_page_back(apps, schema_editor):
    """Leave what Wagtail's own migrations leave: one page and a site that shows it."""
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    ContentType = apps.get_model("contenttypes", "ContentType")
    HomePage = apps.get_model("home", "HomePage")

    root = Page.objects.get(depth=1)
    content_type, _ = ContentType.objects.get_or_create(app_label="wagtailcore", model="page")
    step = _next_step(Page)
    Page.objects.filter(depth=2, slug="home").update(slug="home-old")
    german, _ = Locale.objects.get_or_create(language_code="de")
    welcome = Page.objects.create(
        title="Welcome to your new Wagtail site!", draft_title="Welcome to your new Wagtail site!", slug="home",
        url_path="/home/", depth=2, path=_path(root, step), content_type=content_type, locale=german,
        translation_key=uuid.uuid4(), live=True,
    )  # fmt: skip
    Site.objects.filter(is_default_site=True).update(port=80, site_name="", root_page=welcome)
    for home in HomePage.objects.all():
        Page.objects.filter(path__startswith=home.path).delete()
    root.numchild = Page.objects.filter(depth=2).count()
    root.save()
    for locale in Locale.objects.exclude(pk=german.pk):
        if not Page.objects.filter(locale=locale).exists():
            locale.delete()


def _next_step(Page):
    """Return the number behind the last page of the second level."""
    paths = [path[4:8] for path in Page.objects.filter(depth=2).values_list("path", flat=True)]
    return max((int(path, 36) for path in paths), default=0) + 1


def _path(root, number):
    """Return the path of a child; treebeard counts in base 36 with four digits."""
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    text = ""
    while number:
        number, rest = divmod(number, 36)
        text = digits[rest] + text
    return root.path + text.rjust(4, "0")


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [migrations.RunPython(create_start_pages, bring_welcome_page_back)]
