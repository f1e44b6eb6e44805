from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0004_chamber_officers")]
    operations = [
        migrations.AddField(
            "searchword", "written", models.CharField(max_length=80, default=""), preserve_default=False
        ),
    ]
