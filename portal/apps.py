from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Glokal"

    def ready(self) -> None:
        from . import checks, purge  # noqa: F401 - the checks register themselves
        from .sites import follow_base_url

        purge.connect()
        post_migrate.connect(follow_base_url, sender=self)
