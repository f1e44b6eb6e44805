"""The facts of a company, and how German, Czech and English tables call them.

Headings are compared folded (`directory.places.normalise`): lower case, without accents and punctuation.
"""

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

_NAMES = {
    "name": "name|firma|firmenname|unternehmen|unternehmensname|name des unternehmens|name der firma|bezeichnung|"
    "firmenbezeichnung|organisation|name der organisation|nazev|nazev firmy|nazev spolecnosti|nazev subjektu|"
    "obchodni firma|obchodni jmeno|jmeno firmy|spolecnost|subjekt|organizace|nazev organizace|company|company name|"
    "organisation name|organization|organization name|business name|legal name|beneficiary|beguenstigter|begunstigter|prijemce",
    "legal_form": "rechtsform|gesellschaftsform|pravni forma|forma spolecnosti|legal form",
    "kind": "art|kind|typ|type|organisationstyp|art der organisation|typ organizace|druh|druh organizace|kind of organisation",
    "country": "land|staat|country|country code|laendercode|landercode|landerkurzel|laenderkuerzel|zeme|stat|kod zeme",
    "ico": "ico|ic|identifikacni cislo|identifikacni cislo osoby|identifikacni cislo organizace|company id cz",
    "vat_id": "ust idnr|ust id nr|ust id|ustid|ustidnr|umsatzsteuer id|umsatzsteueridentifikationsnummer|umsatzsteuer identifikationsnummer|"
    "dic|danove identifikacni cislo|vat|vat id|vat no|vat number|vatid|mwst nr",
    "register": "registration no|registration number|reg no|company registration number|register|registereintrag|"
    "handelsregister|handelsregistereintrag|registrace|zapis v rejstriku|obchodni rejstrik",
    "register_court": "registergericht|amtsgericht|gericht|rejstrikovy soud|soud|register court|court",
    "register_number": "registernummer|handelsregisternummer|hrb|hr nummer|hrb nummer|hrnr|register number|spisova znacka|znacka",
    "street": "strasse|str|strasse und hausnummer|strasse hausnummer|strasse nr|anschrift|ulice|ulice a cislo|ulice a cislo popisne|"
    "street|street address|street and number|address line 1",
    "house_number": "hausnummer|haus nr|hausnr|cislo popisne|cp|cislo domu|house number|house no",
    "postal_code": "plz|postleitzahl|psc|postovni smerovaci cislo|postal code|postcode|post code|zip|zip code",
    "city": "ort|stadt|gemeinde|wohnort|sitz|obec|mesto|sidlo|city|town|municipality|place|ort der niederlassung",
    "region": "region|nuts|nuts3|nuts 3|nuts code|landkreis|kreis|kraj|region nuts|region code",
    "latitude": "lat|latitude|breite|breitengrad|geographische breite|zemepisna sirka|sirka|y",
    "longitude": "lon|lng|long|longitude|laenge|lange|laengengrad|langengrad|geographische lange|zemepisna delka|delka|x",
    "size": "size|groesse|grosse|groessenklasse|grossenklasse|unternehmensgrosse|betriebsgrosse|mitarbeiter|mitarbeiterzahl|"
    "anzahl mitarbeiter|anzahl der mitarbeiter|beschaftigte|anzahl beschaftigte|velikost|velikost firmy|pocet zamestnancu|zamestnanci|"
    "employees|number of employees|headcount|staff|company size",
    "founded": "gegrundet|gruendung|grundung|grundungsjahr|gruendungsjahr|gegrundet im jahr|gegrundet am|rok zalozeni|zalozeno|"
    "datum vzniku|vznik|founded|founded in|year founded|established|year of foundation",
    "sectors": "nace|nace code|nace codes|nace rev 2|nace rev 2 1|wz|wz code|wz 2008|wz 2025|wirtschaftszweig|wirtschaftszweige|branche|branchen|"
    "cz nace|obor|obory|odvetvi|obor cinnosti|sector|sectors|industry|industries",
    "categories": "cpv|cpv code|cpv codes|cpv kod|cpv kody|kategorie|kategorien|category|categories|warengruppe|warengruppen",
    "capabilities": "capability|capabilities|leistung|leistungen|kompetenz|kompetenzen|fahigkeiten|verfahren|fertigungsverfahren|"
    "technologie|technologien|schopnosti|sluzby|vyrobni moznosti|kompetence|processes|services",
    "certificates": "certificate|certificates|certification|certifications|zertifikat|zertifikate|zertifizierung|zertifizierungen|"
    "certifikat|certifikaty|certifikace",
    "languages": "sprache|sprachen|korrespondenzsprachen|jazyk|jazyky|language|languages|komunikacni jazyky|languages spoken",
    "website": "web|website|webseite|internet|internetseite|homepage|url|www|webadresse|internetadresse|webove stranky|stranky|web site",
    "email": "email|e mail|mail|e mail adresse|emailadresse|email adresse|elektronicka posta|email address|e mail address",
    "phone": "telefon|tel|telefonnummer|telefon nr|rufnummer|telefonni cislo|phone|phone number|telephone",
    "contact_person": "ansprechpartner|ansprechpartnerin|kontaktperson|kontaktni osoba|contact person|contact name|ansprechperson",
    "confirmed_at": "bestatigt am|zuletzt bestatigt|stand|potvrzeno|potvrzeno dne|naposledy potvrzeno|confirmed|confirmed at|last confirmed",
}  # fmt: skip

# Prose: the word, the fact, and the language when the heading names none.
_PROSE = {
    "summary": ("summary", "en"), "short description": ("summary", "en"),
    "kurzbeschreibung": ("summary", "de"), "kurztext": ("summary", "de"), "kurzprofil": ("summary", "de"),
    "zusammenfassung": ("summary", "de"),
    "shrnuti": ("summary", "cs"), "strucny popis": ("summary", "cs"), "kratky popis": ("summary", "cs"),
    "anotace": ("summary", "cs"),
    "description": ("description", "en"), "about": ("description", "en"),
    "beschreibung": ("description", "de"), "langbeschreibung": ("description", "de"), "firmenprofil": ("description", "de"),
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
