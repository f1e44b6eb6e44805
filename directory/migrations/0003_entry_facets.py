from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import migrations, models

# What is read with every hit stays in the row (MAIN); what only the page's few results need goes beside it
# (EXTERNAL), so that going through all rows touches a fifth of the memory.
STORAGE = """
ALTER TABLE directory_directoryentry SET (toast_tuple_target = 512);
ALTER TABLE directory_directoryentry
    ALTER card SET STORAGE EXTERNAL, ALTER detail SET STORAGE EXTERNAL,
    ALTER vector SET STORAGE MAIN, ALTER terms SET STORAGE MAIN, ALTER facets SET STORAGE MAIN, ALTER names SET STORAGE MAIN;
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_initial")]
    operations = [
        migrations.AddField("directoryentry", "facets", models.BinaryField(default=b""), preserve_default=False),
        migrations.AddField("directoryentry", "names", SearchVectorField(default=""), preserve_default=False),
        migrations.AddIndex("directoryentry", GinIndex(fields=["names"], name="entry_names")),
        migrations.RunSQL(STORAGE, migrations.RunSQL.noop),
    ]
