from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0006_logo_collection")]

    operations = [
        migrations.AlterField(
            model_name="importrun",
            name="state",
            field=models.CharField(
                choices=[
                    ("uploaded", "uploaded, waiting for your decision"),
                    ("checking", "trial run under way"),
                    ("checked", "trial run finished"),
                    ("queued", "waiting to start"),
                    ("running", "running"),
                    ("finished", "finished"),
                    ("interrupted", "interrupted"),
                    ("failed", "failed"),
                    ("undoing", "being undone"),
                    ("undone", "undone"),
                ],
                default="uploaded",
                max_length=12,
                verbose_name="state",
            ),
        ),
    ]
