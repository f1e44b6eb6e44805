"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

application = get_wsgi_application()


def _warm_up() -> None:
    """Read the vocabularies now, so that no visitor waits a second for them."""
    from django.db import connection

    from directory.search.terms import vocabularies

    vocabularies()
    connection.close()
    connection.close_pool()  # a worker that is forked off later must not share it


_warm_up()
