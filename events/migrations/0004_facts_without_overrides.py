"""What translators once put in place of an event's facts is forgotten; publishing the source brings the fact itself."""

from typing import Any

from django.db import migrations

FACTS = ["venue", "street", "postal_code", "city", "online_url", "registration_url", "registration_email"]


def forget_overrides(apps: Any, schema_editor: Any) -> None:
    events = apps.get_model("events", "EventPage").objects.values("translation_key")
    for name in ("SegmentOverride", "OverridableSegment"):
        rows = apps.get_model("wagtail_localize", name).objects
        rows.filter(context__object_id__in=events, context__path__in=FACTS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0003_editorial_blocks"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]
    operations = [migrations.RunPython(forget_overrides, migrations.RunPython.noop, elidable=True)]
