from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0014_listing_page")]

    operations = [
        migrations.AddField(
            model_name=name, name="reminded_at", field=models.DateField(blank=True, editable=False, null=True)
        )
        for name in ("company", "listing")
    ]
