"""Deputies and the central desk are told, once, of notices on which they may decide by now."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0019_entry_valid_until")]

    operations = [
        migrations.AddField(
            model_name="notice",
            name="escalated",
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
    ]
