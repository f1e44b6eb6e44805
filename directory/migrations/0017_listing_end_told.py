"""Which end of an offer or request people were told of."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0016_pending_request")]

    operations = [
        migrations.AddField(
            model_name="listing",
            name="end_told",
            field=models.DateField(blank=True, editable=False, null=True),
        ),
    ]
