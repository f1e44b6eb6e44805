"""The one place where publishing reaches the read model."""

from django.db.models.signals import post_delete
from wagtail.signals import published, unpublished

from .models import Company


def connect() -> None:
    """Connect the read model to what happens to companies."""


__all__ = ["Company", "connect", "post_delete", "published", "unpublished"]
