from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = "Glokal"

    def ready(self) -> None:
        from . import checks  # noqa: F401 - importing registers them
