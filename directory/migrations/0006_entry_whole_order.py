from django.db import migrations, models

ORDERS = {
    "entry_relevance": ["language", "record", "-weight", "sort_name", "id"],
    "entry_name": ["language", "record", "sort_name", "id"],
    "entry_newest": ["language", "record", "-published_at", "sort_name", "id"],
}


class Migration(migrations.Migration):
    dependencies = [("directory", "0005_import_row_content")]
    operations = [
        operation
        for name, fields in ORDERS.items()
        for operation in (
            migrations.RemoveIndex("directoryentry", name),
            migrations.AddIndex("directoryentry", models.Index(fields=fields, name=name)),
        )
    ]
