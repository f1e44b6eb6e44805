from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Website")

    def ready(self) -> None:
        from . import moderation
        from .accounts import places
        from .duties import register_duty
        from .mail.duties import prune, rescue
        from .subscriptions import keeping as subscriptions
        from .translation import publishing, saving, signals  # noqa: F401 - the signals' receivers
        from .visitors.limits import forget_counts

        moderation.connect()
        places.register()
        subscriptions.register()
        saving.install()
        publishing.install()
        register_duty("visitor counts", forget_counts)
        register_duty("mail left behind", rescue)
        register_duty("mail sent long ago", prune)
