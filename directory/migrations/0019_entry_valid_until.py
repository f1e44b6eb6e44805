"""The read model knows until when a listing is valid."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    entries = apps.get_model("directory", "DirectoryEntry").objects.filter(record="listing")
    listings = apps.get_model("directory", "Listing").objects.filter(pk=OuterRef("listing_id"))
    entries.update(valid_until=Subquery(listings.values("valid_until")))


class Migration(migrations.Migration):
    dependencies = [("directory", "0018_claims")]

    operations = [
        migrations.AddField(
            model_name="directoryentry", name="valid_until", field=models.DateField(null=True)
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
