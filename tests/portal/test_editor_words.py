"""The words that wagtail-localize's script puts into the editor of a translation."""

import json
import re
from importlib.util import find_spec
from pathlib import Path

import polib
import pytest
from django.urls import reverse

from portal import admin_catalogues
from portal.catalogues import PLACEHOLDER, ROOT

PACKAGE = Path(find_spec("wagtail_localize").submodule_search_locations[0])
MESSAGES = admin_catalogues.read(PACKAGE / "locale", "en", "djangojs")


@pytest.mark.parametrize("language", ["de", "cs"])
def test_the_editor_is_in_one_language(admin_client, admin_user, language):
    words = catalogue(admin_client, admin_user, language)
    for (_context, msgid), _entry in MESSAGES.items():
        text = words[msgid]
        assert text != msgid
        assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(msgid))
        # The script adds a name to what ends in a space: "Translate with " and a service.
        assert msgid.endswith(" ") == text.endswith(" "), text


@pytest.mark.parametrize(("language", "text"), [("de", "PO-Datei hochladen"), ("cs", "Nahrát soubor PO")])
def test_the_portals_own_words_come_first(admin_client, admin_user, language, text):
    assert catalogue(admin_client, admin_user, language)["Upload PO file"] == text


@pytest.mark.parametrize("language", ["de", "cs"])
def test_no_word_is_for_a_message_that_is_gone(language):
    own = polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "djangojs.po"))
    assert {entry.msgid for entry in own} <= {msgid for _context, msgid in MESSAGES}
    assert all(entry.msgstr for entry in own)


def catalogue(client, user, language):
    from wagtail.users.models import UserProfile

    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    script = client.get(reverse("wagtail_localize:javascript_catalog")).content.decode()
    return json.loads(re.search(r"const newcatalog = (\{.*?\});", script, re.DOTALL).group(1))
