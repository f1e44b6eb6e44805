"""The translation desk with many pages: time and queries, beside wagtail-localize's own report of the same run.

    python benchmarks/translation_desk.py [--pages 2000] [--passages 20]

Everything is measured in a database of its own, which is dropped afterwards.
"""

import argparse
import os
import statistics
import sys
import time
import uuid
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

DESK = "/cms/translations/"
RUNS = 7
# Of ten pages, what part of the passages is translated, and how; None: the page was never submitted.
SHARES: list[tuple[float, str] | None] = [
    (1, "manual"), (1, "manual"), (1, "manual"), (1, "manual"), (0.5, "manual"), (0.5, "manual"), (0, ""),
    (1, "machine"), None, None,
]  # fmt: skip


def add_pages(home: Any, number: int, passages: int) -> None:
    """Add pages below `home` with passages and, for most, a Czech page and translations: in bulk, so no revisions."""
    from django.contrib.contenttypes.models import ContentType
    from django.db import transaction
    from django.utils import timezone
    from wagtail.models import Locale, Page
    from wagtail_localize.models import (
        String,
        StringSegment,
        StringTranslation,
        TranslatableObject,
        Translation,
        TranslationContext,
        TranslationSource,
    )

    from home.models import HomePage, StandardPage

    czech = Locale.objects.get(language_code="cs")
    start = HomePage.objects.filter(locale=czech).latest("pk")
    types = ContentType.objects.get_for_models(Page, StandardPage, for_concrete_models=True)
    now = timezone.now()

    def pages(parent: Any, names: list[tuple[uuid.UUID, str]]) -> None:
        taken = parent.get_children().count()
        made = [
            Page(
                title=name, draft_title=name, slug=f"seite-{key}", translation_key=key, locale_id=parent.locale_id,
                content_type=types[StandardPage], depth=parent.depth + 1, live=True, latest_revision_created_at=now,
                path=Page._get_path(parent.path, parent.depth + 1, taken + position + 1),
                url_path=f"{parent.url_path}seite-{key}/",
            )
            for position, (key, name) in enumerate(names)
        ]  # fmt: skip
        Page.objects.bulk_create(made)
        _add_rows(StandardPage, [page.pk for page in made])
        Page.objects.filter(pk=parent.pk).update(numchild=taken + len(made))
        parent.refresh_from_db()

    with transaction.atomic():
        already = home.get_children().count()
        keys = [(uuid.uuid4(), f"Seite {already + position:05}") for position in range(number)]
        shares = [SHARES[position % len(SHARES)] for position in range(number)]
        submitted = [(pair, share) for pair, share in zip(keys, shares, strict=True) if share is not None]
        pages(home, keys)
        pages(start, [pair for pair, _share in submitted])
        TranslatableObject.objects.bulk_create(
            TranslatableObject(translation_key=key, content_type=types[Page]) for (key, _name), _share in submitted
        )
        sources = TranslationSource.objects.bulk_create(
            TranslationSource(
                object_id=key, specific_content_type=types[StandardPage], locale_id=home.locale_id, object_repr=name,
                content_json="{}", last_updated_at=now,
            )
            for (key, name), _share in submitted
        )  # fmt: skip
        Translation.objects.bulk_create(Translation(source=source, target_locale=czech) for source in sources)
        contexts = TranslationContext.objects.bulk_create(
            TranslationContext(
                object_id=source.object_id, path=f"body.{position}", field_path="body.text",
                path_id=TranslationContext._get_path_id(f"body.{position}"),
            )
            for source in sources
            for position in range(passages)
        )  # fmt: skip
        texts = [
            f"Absatz {context.path} der Seite {context.object_id}, etwa so lang wie sonst." for context in contexts
        ]
        strings = String.objects.bulk_create(
            String(locale_id=home.locale_id, data=text, data_hash=String._get_data_hash(text)) for text in texts
        )
        StringSegment.objects.bulk_create(
            StringSegment(
                source=sources[position // passages], context=context, string=string, order=position % passages
            )
            for position, (context, string) in enumerate(zip(contexts, strings, strict=True))
        )
        StringTranslation.objects.bulk_create(
            StringTranslation(
                translation_of=string, context=context, locale=czech, data=f"Odstavec {position}",
                translation_type=submitted[position // passages][1][1],
            )
            for position, (context, string) in enumerate(zip(contexts, strings, strict=True))
            if position % passages < submitted[position // passages][1][0] * passages
        )  # fmt: skip


def _add_rows(model: Any, keys: list[int]) -> None:
    """Write the child table's rows of pages that are there already; Django's bulk_create refuses inherited models."""
    from django.db import connection

    names = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    values = [field.get_db_prep_save(field.get_default(), connection) for field in names]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in [model._meta.pk, *names])
    marks = ", ".join(["%s"] * (len(names) + 1))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({columns}) VALUES ({marks})",  # noqa: S608
            [[key, *values] for key in keys],
        )


def measure(client: Any, path: str) -> tuple[float, float, int]:
    """Return median seconds, seconds in the database, and the number of queries of one request."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path)
    seconds = []
    for _run in range(RUNS):
        started = time.perf_counter()
        answer = client.get(path)
        seconds.append(time.perf_counter() - started)
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status_code}")
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return statistics.median(seconds), sum(float(query["time"]) for query in queries), len(queries)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--passages", type=int, default=20)
    options = parser.parse_args()

    from portal.postgres import acquire_if_embedded

    acquire_if_embedded()

    import django

    django.setup()

    from django.db import connection
    from django.test.utils import setup_test_environment, teardown_test_environment

    setup_test_environment()
    name = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = "benchmark_desk"
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        report(options.pages, options.passages)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
        teardown_test_environment()


def report(pages: int, passages: int) -> None:
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client

    from home.models import HomePage

    home = HomePage.objects.get(locale__language_code="de")
    client = Client()
    client.force_login(User.objects.create_superuser("benchmark"))
    paths = {
        "wagtail-localize's report": "/cms/localize/reports/translations/",
        "desk": DESK,
        "desk, waiting, by title": f"{DESK}?state=waiting&ordering=title",
        "desk, search": f"{DESK}?q=seite+17",
        "desk, last page": f"{DESK}?p=9999",
        "first page of the CMS": "/cms/",
    }
    done = 0
    for number in (pages // 10, pages):
        add_pages(home, number - done, passages)
        done = number
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        print(f"{number} pages, {passages} passages each, one other language")
        for label, path in paths.items():
            seconds, in_database, queries = measure(client, path)
            print(f"  {label:28} {seconds * 1000:6.0f} ms, {in_database * 1000:5.0f} ms in {queries} queries")


if __name__ == "__main__":
    main()
