"""The demo content as a whole: vocabularies, pages, companies, accounts, in an order that can be taken up again."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone

from directory.vocabulary.load import load_vocabularies

from .accounts import create_accounts
from .confirmed import kept_recent
from .desks import create_desks
from .editorial import create_editorial
from .listings import create_listings
from .logos import create_logos
from .pages import create_pages

FOLDER = Path(__file__).parent
SOURCE = "Glokal demo"


def is_wanted() -> bool:
    """Say whether the database is fresh. The accounts come last, so a load that was cut off is taken up again."""
    return not get_user_model().objects.exists()


def load(say: Callable[[str], None]) -> None:
    """Load what is missing, and say what that was."""
    load_vocabularies()
    say(f"Pages: {create_pages()} created")
    with TemporaryDirectory() as folder:
        for path in sorted(FOLDER.glob("companies_*.csv")):
            # The same way in as for any register file. Run again on the same day, it changes nothing.
            recent = kept_recent(path, Path(folder), timezone.localdate())
            call_command("import_companies", str(recent), source=SOURCE, publish=True, assume="new")
    say(f"Logos: {create_logos(SOURCE)} drawn")
    say(f"Offers and requests: {create_listings()} published")
    say(f"News, events, topics, sections: {create_editorial()} created")
    create_accounts()
    create_desks()
