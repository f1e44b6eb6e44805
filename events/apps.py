from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self) -> None:
        from . import agenda, newsletter, panel  # noqa: F401 - the agenda registers itself

        panel.register()
        newsletter.register()
