from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_initial")]
    operations = [
        migrations.AddField("directoryentry", "facets", ArrayField(models.IntegerField(), default=list), preserve_default=False),
        migrations.AddField("directoryentry", "ranked", SearchVectorField(default=""), preserve_default=False),
    ]
