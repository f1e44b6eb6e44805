"""The WSGI application that gunicorn serves."""

import logging
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

application = get_wsgi_application()


def _warm_up() -> None:
    """Do before the first request what it would wait for: the site's address, and the vocabularies."""
    from django.db import DatabaseError, connection

    from directory.search.terms import vocabularies
    from portal.sites import follow_base_url

    try:
        follow_base_url()
        vocabularies()
    except DatabaseError as error:
        logging.getLogger(__name__).warning("The database cannot be read yet: %s", error)
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # a worker that is forked off later must not share it


_warm_up()
