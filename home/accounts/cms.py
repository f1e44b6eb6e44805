"""The log of consents in the CMS."""

from ..models import Consent
from ..records import Record, register_record


class ConsentRecord(Record):
    model = Consent
    base_url_path = "consents"
    menu_icon = "check"
    menu_order = 200
    list_display = ["given_at", "purpose", "email", "language", "withdrawn_at"]
    list_filter = ["purpose", "language", "given_at", "withdrawn_at"]
    search_fields = ["email", "wording"]
    inspect_view_fields = ["purpose", "email", "user", "wording", "language", "given_at", "withdrawn_at"]
    list_export = ["purpose", "email", "wording", "language", "given_at", "withdrawn_at"]
    export_filename = "consents"


register_record(ConsentRecord)

__all__ = ["ConsentRecord"]
