from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Glokal"

    def ready(self) -> None:
        from . import checks  # noqa: F401 - registers them
        from .sites import follow_base_url

        post_migrate.connect(follow_base_url, sender=self)
