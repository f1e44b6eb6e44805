"""Load sectors, categories, capabilities, certificates, regions and places from the project's data files."""

from django.core.management.base import BaseCommand

from directory.vocabulary.load import load_vocabularies


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options) -> None:
        loaded = load_vocabularies()
        if options["verbosity"]:
            for name, count in loaded.items():
                self.stdout.write(f"{name}: {count}")
            if not loaded:
                self.stdout.write("Vocabularies are up to date.")
