"""One public address: BASE_URL says where the portal stands, and Wagtail's site follows it."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection
from wagtail.models import Site


def follow_base_url(**kwargs: Any) -> None:
    """Give the default site the host and port of BASE_URL, from which pages make their absolute addresses.

    Runs as a server starts and after migrations (as a receiver of `post_migrate`).
    """
    if Site._meta.db_table not in connection.introspection.table_names():
        return  # migrated part of the way only
    url = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = url.port or (443 if url.scheme == "https" else 80)
    for site in Site.objects.filter(is_default_site=True).exclude(hostname=url.hostname, port=port):
        site.hostname, site.port = url.hostname, port
        site.save()
