"""The facts of a company, and how German, Czech and English tables call them.

Headings are compared folded (`directory.places.normalise`): lower case, without accents and punctuation; that is how
they stand in `headings.csv`.
"""

import csv
from pathlib import Path

from django.utils.translation import gettext_lazy as _

# Fact → what people call it.
LABELS = {
    "name": _("name"),
    "legal_form": _("legal form"),
    "kind": _("kind"),
    "country": _("country"),
    "ico": _("IČO"),
    "vat_id": _("VAT number (USt-IdNr., DIČ)"),
    "register": _("register number with its court, or IČO"),
    "register_court": _("register court"),
    "register_number": _("register number"),
    "street": _("street and number"),
    "house_number": _("house number"),
    "postal_code": _("postal code"),
    "city": _("town"),
    "region": _("region"),
    "latitude": _("latitude"),
    "longitude": _("longitude"),
    "size": _("size"),
    "founded": _("founded in"),
    "sectors": _("sectors (NACE)"),
    "categories": _("categories (CPV)"),
    "capabilities": _("capabilities"),
    "certificates": _("certificates"),
    "languages": _("languages answered in"),
    "website": _("web site"),
    "email": _("e-mail"),
    "phone": _("telephone"),
    "contact_person": _("contact person"),
    "confirmed_at": _("last confirmed"),
    "summary_de": _("in one sentence, German"),
    "summary_cs": _("in one sentence, Czech"),
    "summary_en": _("in one sentence, English"),
    "description_de": _("description, German"),
    "description_cs": _("description, Czech"),
    "description_en": _("description, English"),
}

# Several columns of these are read together.
LISTS = ("sectors", "categories", "capabilities", "certificates", "languages")

with (Path(__file__).parent / "headings.csv").open(encoding="utf-8", newline="") as _file:
    _NAMES = {row["fact"]: row["headings"] for row in csv.DictReader(_file)}

# Prose: the word, the fact, and the language when the heading names none.
_PROSE = {
    "summary": ("summary", "en"), "short description": ("summary", "en"),
    "kurzbeschreibung": ("summary", "de"), "kurztext": ("summary", "de"), "kurzprofil": ("summary", "de"),
    "zusammenfassung": ("summary", "de"),
    "shrnuti": ("summary", "cs"), "strucny popis": ("summary", "cs"), "kratky popis": ("summary", "cs"),
    "anotace": ("summary", "cs"),
    "description": ("description", "en"), "about": ("description", "en"),
    "beschreibung": ("description", "de"), "langbeschreibung": ("description", "de"),
    "firmenprofil": ("description", "de"),
    "unternehmensbeschreibung": ("description", "de"),
    "popis": ("description", "cs"), "popis firmy": ("description", "cs"), "popis cinnosti": ("description", "cs"),
    "dlouhy popis": ("description", "cs"),
}  # fmt: skip
_SUFFIXES = {
    "de": "de", "deu": "de", "ger": "de", "deutsch": "de", "german": "de", "nemecky": "de", "auf deutsch": "de",
    "cs": "cs", "cz": "cs", "ces": "cs", "cze": "cs", "tschechisch": "cs", "czech": "cs", "cesky": "cs",
    "auf tschechisch": "cs", "en": "en", "eng": "en", "englisch": "en", "english": "en", "anglicky": "en",
    "auf englisch": "en",
}  # fmt: skip

# Headings that fit several facts: nobody but the person who made the file can say which.
UNCLEAR = {
    "nummer": ("register_number", "ico", "postal_code"), "nr": ("register_number", "house_number"),
    "number": ("register_number", "house_number"), "cislo": ("ico", "house_number"),
    "kontakt": ("contact_person", "phone", "email"), "contact": ("contact_person", "phone", "email"),
    "adresse": ("street", "city", "email", "website"), "adresa": ("street", "city", "email", "website"),
    "address": ("street", "city", "email", "website"),
    "code": ("sectors", "categories", "postal_code"), "kod": ("sectors", "categories", "postal_code"),
    "text": ("summary_de", "description_de", "description_cs"), "profil": ("description_de", "description_cs"),
    "datum": ("confirmed_at", "founded"), "date": ("confirmed_at", "founded"),
}  # fmt: skip

RECOGNISED = {name: fact for fact, names in _NAMES.items() for name in names.split("|")}
RECOGNISED |= {fact.replace("_", " "): fact for fact in LABELS}
for _word, (_fact, _language) in _PROSE.items():
    RECOGNISED[_word] = f"{_fact}_{_language}"
    for _suffix, _of in _SUFFIXES.items():
        RECOGNISED[f"{_word} {_suffix}"] = f"{_fact}_{_of}"
