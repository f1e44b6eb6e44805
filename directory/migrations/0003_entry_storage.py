"""What is read with every hit stays in the row; what only a page's few results need goes beside it.

Going through all rows then touches a fifth of the memory (docs/decisions/0006-words-become-terms-before-the-database.md).
"""

from django.db import migrations

NARROW = """
ALTER TABLE directory_directoryentry SET (toast_tuple_target = 512);
ALTER TABLE directory_directoryentry
    ALTER card SET STORAGE EXTERNAL, ALTER detail SET STORAGE EXTERNAL,
    ALTER vector SET STORAGE MAIN, ALTER terms SET STORAGE MAIN,
    ALTER facets SET STORAGE MAIN, ALTER names SET STORAGE MAIN;
"""
WIDE = """
ALTER TABLE directory_directoryentry RESET (toast_tuple_target);
ALTER TABLE directory_directoryentry
    ALTER card SET STORAGE DEFAULT, ALTER detail SET STORAGE DEFAULT,
    ALTER vector SET STORAGE DEFAULT, ALTER terms SET STORAGE DEFAULT,
    ALTER facets SET STORAGE DEFAULT, ALTER names SET STORAGE DEFAULT;
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_initial")]
    operations = [migrations.RunSQL(NARROW, WIDE)]
