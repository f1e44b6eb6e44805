"""What officers write with their decisions, who was told when, and text blocks to begin with."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

BLOCKS = (
    (
        "Anschrift / Adresa",
        "Bitte prüfen Sie die Anschrift: Straße, Postleitzahl und Ort passen nicht zusammen oder sind unvollständig.",
        "Zkontrolujte prosím adresu: ulice, PSČ a\u00a0obec k\u00a0sobě nepatří, nebo adresa není úplná.",
    ),
    (
        "Bilder / Obrázky",
        "Bitte ersetzen Sie die Bilder, an denen Sie keine Rechte haben oder auf denen wenig zu erkennen ist.",
        "Nahraďte prosím obrázky, ke kterým nemáte práva nebo na kterých je toho málo vidět.",
    ),
    (
        "Doppelter Eintrag / Duplicitní záznam",
        "Ihr Unternehmen steht bereits im Verzeichnis. Bitte übernehmen Sie den vorhandenen Eintrag, statt einen "
        "zweiten anzulegen. Die Kammer hilft Ihnen gern dabei.",
        "Vaše firma už v\u00a0katalogu je. Převezměte prosím stávající záznam místo zakládání druhého. Komora vám "
        "s\u00a0tím ráda pomůže.",
    ),
    (
        "Kennnummer / Identifikační číslo",
        "Die Registernummer, die USt-IdNr. oder die IČO gehört laut Register zu einem anderen Unternehmen. Bitte "
        "prüfen Sie die Angabe.",
        "Spisová značka, IČO nebo DIČ patří podle rejstříku jiné firmě. Zkontrolujte prosím tento údaj.",
    ),
    (
        "Kontaktdaten im Text / Kontakty v textu",
        "Bitte nehmen Sie Telefonnummern, E-Mail-Adressen und Links aus dem Beschreibungstext. Anfragen erreichen "
        "Sie über das Portal.",
        "Odstraňte prosím z\u00a0popisu telefonní čísla, e-mailové adresy a\u00a0odkazy. Dotazy vám doručí portál.",
    ),
    (
        "Sprache / Jazyk",
        "Der deutsche oder der tschechische Text ist schwer verständlich, vermutlich weil er maschinell übersetzt "
        "wurde. Bitte überarbeiten Sie ihn, oder lassen Sie ihn weg.",
        "Německý nebo český text je těžko srozumitelný, zřejmě proto, že byl přeložen strojově. Upravte ho prosím, "
        "nebo ho vynechte.",
    ),
    (
        "Werbung / Reklama",
        "Bitte beschreiben Sie sachlich, was Sie herstellen oder leisten. Superlative, Preise und Werbesprüche haben "
        "im Verzeichnis keinen Platz.",
        "Popište prosím věcně, co vyrábíte nebo poskytujete. Superlativy, ceny a\u00a0reklamní slogany do katalogu "
        "nepatří.",
    ),
    (
        "Zu wenig Angaben / Málo údajů",
        "Bitte beschreiben Sie etwas ausführlicher, was Sie anbieten oder suchen, damit andere es einschätzen können.",
        "Popište prosím podrobněji, co nabízíte nebo hledáte, aby to zájemci mohli posoudit.",
    ),
)


def add_blocks(apps, schema_editor):
    ReplyBlock = apps.get_model("directory", "ReplyBlock")
    for title, german, czech in BLOCKS:
        ReplyBlock.objects.get_or_create(title=title, defaults={"text_de": german, "text_cs": czech})


def remove_blocks(apps, schema_editor):
    apps.get_model("directory", "ReplyBlock").objects.filter(title__in=[block[0] for block in BLOCKS]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0012_inquiry_hides_company"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReviewReply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text_de", models.TextField(verbose_name="German")),
                ("text_cs", models.TextField(verbose_name="Czech")),
                (
                    "task_state",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review_reply",
                        to="wagtailcore.taskstate",
                    ),
                ),
            ],
            options={
                "verbose_name": "reply of an officer",
                "verbose_name_plural": "replies of officers",
            },
        ),
        migrations.CreateModel(
            name="Escalation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stage", models.PositiveSmallIntegerField()),
                ("told_at", models.DateTimeField()),
                (
                    "task_state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="escalations",
                        to="wagtailcore.taskstate",
                    ),
                ),
            ],
            options={
                "verbose_name": "escalation",
                "verbose_name_plural": "escalations",
                "constraints": [models.UniqueConstraint(fields=("task_state", "stage"), name="escalation_told_once")],
            },
        ),
        migrations.CreateModel(
            name="TrustedChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_at", models.DateTimeField(verbose_name="published")),
                ("seen_at", models.DateTimeField(null=True, verbose_name="looked at")),
                (
                    "after",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="wagtailcore.revision"
                    ),
                ),
                (
                    "before",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                    ),
                ),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trusted_changes",
                        to="directory.company",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "change of a trusted company",
                "verbose_name_plural": "changes of trusted companies",
                "ordering": ["made_at", "pk"],
                "indexes": [
                    models.Index(condition=models.Q(("seen_at", None)), fields=["made_at"], name="trusted_unseen")
                ],
            },
        ),
        migrations.RunPython(add_blocks, remove_blocks),
    ]
