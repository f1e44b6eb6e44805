from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "directory"
    verbose_name = _("Directory")

    def ready(self) -> None:
        from . import alerts, kept_names, leftovers, logos, sections, signals
        from .account.entry import urls as entry_places
        from .account.listings import keeping as own_listings
        from .claims import keeping as claims
        from .expiry import duties as expiry_duties
        from .freshness import duties as freshness_duties
        from .freshness import places as freshness_places
        from .inquiries import register as inquiries
        from .notices import keeping as notices_kept
        from .notices import samples as notice_letters
        from .pages import panel
        from .review import duties as review_duties
        from .review import keeping as review_kept
        from .review import telling as review_letters

        signals.connect()
        alerts.register()
        logos.connect()
        kept_names.register()
        sections.connect()
        panel.register()
        entry_places.register()
        review_letters.connect()
        review_duties.register()
        review_kept.register()
        notices_kept.register()
        own_listings.register()
        notice_letters.register()
        inquiries.register()
        claims.register()
        freshness_duties.register()
        expiry_duties.register()
        freshness_places.register()
        leftovers.register()
