"""The list of subscriptions in the CMS: who gets newsletter or alerts, since when; ended by the subscriber alone."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..models import Subscription
from ..records import Record, register_record
from .sources import in_words


class SubscriptionRecord(Record):
    model = Subscription
    base_url_path = "subscriptions"
    menu_icon = "mail"
    menu_order = 210
    list_display = ["created_at", "purpose", "email", "about", "language", "confirmed_at", "sent_until"]
    list_filter = ["purpose", "language", "created_at", "confirmed_at"]
    search_fields = ["email"]
    inspect_view_fields = ["purpose", "email", "search", "language", "created_at", "confirmed_at", "sent_until"]
    list_export = inspect_view_fields
    export_filename = "subscriptions"

    def about(self, subscription: Subscription) -> str:
        return in_words(subscription.search, (get_language() or "de")[:2])

    about.short_description = _("search")  # type: ignore[attr-defined]


register_record(SubscriptionRecord)

__all__ = ["SubscriptionRecord"]
