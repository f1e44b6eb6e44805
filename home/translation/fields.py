"""How a field fares in a translation, beyond wagtail-localize's TranslatableField and SynchronizedField."""

from wagtail_localize.fields import BaseTranslatableField


class OwnField(BaseTranslatableField):
    """A field that each language has for itself: neither translated nor copied."""

    def __repr__(self) -> str:
        return f"<OwnField {self.field_name}>"


# wagtail-localize would copy a snippet's dates from its source; a translation is published when it is ready.
DRAFT_FIELDS = [OwnField("go_live_at"), OwnField("expire_at"), OwnField("first_published_at")]

__all__ = ["DRAFT_FIELDS", "OwnField"]
