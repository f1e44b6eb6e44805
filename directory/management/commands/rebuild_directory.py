"""Write the read model anew."""

import time

from django.core.management.base import BaseCommand
from tqdm import tqdm

from directory.models import Company, Listing
from directory.search.write import rebuild


class Command(BaseCommand):
    help = "Writes the directory's read model anew from all published companies, offers and requests, in all languages."

    def handle(self, *args, **options) -> None:
        started = time.monotonic()
        total = Company.objects.published().count() + Listing.objects.published().count()
        with tqdm(total=total, unit=" records", disable=None) as bar:
            rows = rebuild(bar.update)
        self.stdout.write(f"{total} records, {rows} rows, {time.monotonic() - started:.1f} s")
