"""The PostgreSQL extensions of the read model; all are trusted, so the database's owner may create them."""

from django.contrib.postgres.operations import CreateExtension, TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = []
    operations = [TrigramExtension(), CreateExtension("intarray")]
