"""Every translatable model states each of its fields; wagtail-localize is left nothing to guess."""

import pytest
from django.apps import apps
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import get_translatable_fields

ROOMS = {"home", "directory", "news", "events", "portal"}
MODELS = [
    model for model in apps.get_models() if issubclass(model, TranslatableMixin) and model._meta.app_label in ROOMS
]
# The key and the language are what makes a row a translation; they are no content.
KEYS = {"locale", "translation_key"}


def test_there_are_models_to_walk():
    assert {"HomePage", "StandardPage", "SiteTexts", "DirectoryPage"} <= {model.__name__ for model in MODELS}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_stated(model):
    stated = {field.field_name for field in getattr(model, "override_translatable_fields", [])}
    used = {field.field_name for field in get_translatable_fields(model)} - KEYS
    assert used == stated
