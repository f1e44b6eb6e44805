"""What the packages of the CMS leave untranslated: ``python -m portal.admin_catalogues missing | check``.

Wagtail's Czech is incomplete, and what it lacks would be shown in German, the portal's default language. The rest is
in locale/wagtail/<language>/LC_MESSAGES: messages that a package has in English and nobody else has translated.

missing  prints them as entries to be copied into these catalogues and translated
check    says what is missing, wrong or no longer needed there, and ends with 1 when anything is
"""

import re
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

import polib
from django.utils.module_loading import import_string

from portal.catalogues import ROOT, Key, faults

ADDITIONS = ROOT / "locale" / "wagtail"
LANGUAGES = ("cs", "de")
DOMAINS = ("django", "djangojs")
PACKAGES = ("wagtail", "wagtail_localize", "wagtail_modeladmin", "taggit")  # with all of their apps, installed or not
TAG = re.compile(r"</?[a-z][^>]*>")
Entries = dict[Key, polib.POEntry]


def roots(packages: Iterable[str]) -> list[Path]:
    """Return where these packages are installed; those of the portal itself are left out."""
    specs = [find_spec(name) for name in packages]
    found = [Path(path) for spec in specs if spec for path in spec.submodule_search_locations or ()]
    return [path for path in found if path.parent != ROOT]


def read(folder: Path, language: str, domain: str) -> Entries:
    path = folder / language / "LC_MESSAGES" / f"{domain}.po"
    entries = polib.pofile(str(path)) if path.exists() else []
    return {(e.msgctxt or "", e.msgid): e for e in entries if not e.obsolete and (language == "en" or e.translated())}


def gaps(language: str, domain: str) -> Entries:
    """Return the messages that Django finds in no catalogue of this language but ours."""
    from portal.settings.base import INSTALLED_APPS

    # An app stands there by its own name or by that of its AppConfig.
    names = [import_string(entry).name if entry.rpartition(".")[2][0].isupper() else entry for entry in INSTALLED_APPS]
    installed = [root / "locale" for root in roots(["django.conf", *names])]
    below = [folder for root in roots(PACKAGES) for folder in root.rglob("locale")]
    # Scripts get the messages of one package each, everything else those of all installed ones.
    shared = set() if domain == "djangojs" else {key for path in installed for key in read(path, language, domain)}
    found: Entries = {}
    for folder in sorted({*installed, *below}):
        own = read(folder, language, domain)
        for key, entry in read(folder, "en", domain).items():
            if key not in own and key not in shared:
                found.setdefault(key, entry)
    return found


def check(additions: Path = ADDITIONS) -> list[str]:
    """Return one sentence for everything that is missing or wrong."""
    return [
        f"{language} {domain}: {problem}"
        for language in LANGUAGES
        for domain in DOMAINS
        for problem in _problems(gaps(language, domain), additions, language, domain)
    ]


def _problems(wanted: Entries, additions: Path, language: str, domain: str) -> Iterator[str]:
    path = additions / language / "LC_MESSAGES" / f"{domain}.po"
    catalogue = polib.pofile(str(path)) if path.exists() else polib.POFile()
    entries = {(entry.msgctxt or "", entry.msgid): entry for entry in catalogue}
    yield from (f"not translated: {key[1]!r}" for key in wanted if key not in entries)
    forms = int((re.findall(r"nplurals=(\d)", catalogue.metadata.get("Plural-Forms", "")) or [0])[0])
    for key, entry in entries.items():
        if key not in wanted:
            yield f"no longer needed: {key[1]!r}"
        elif wanted[key].msgid_plural != entry.msgid_plural:
            yield f"the plural has changed: {key[1]!r}"
        else:
            yield from (f"{problem}: {key[1]!r}" for problem in faults(entry, forms if entry.msgid_plural else 1))
            tags = sorted(TAG.findall(entry.msgid))
            if any(sorted(TAG.findall(text)) != tags for text in [*entry.msgstr_plural.values(), entry.msgstr] if text):
                yield f"tags differ: {key[1]!r}"


def main(arguments: list[str]) -> int:
    if arguments == ["missing"]:
        for language in LANGUAGES:
            for domain in DOMAINS:
                known = read(ADDITIONS, language, domain)
                print(f"# {language} {domain}")
                for key, entry in gaps(language, domain).items():
                    if key not in known:
                        print(polib.POEntry(msgctxt=entry.msgctxt, msgid=entry.msgid, msgid_plural=entry.msgid_plural))
        return 0
    if arguments == ["check"]:
        problems = check()
        print("\n".join(problems) or "The additions to the CMS's catalogues are complete.")
        return 1 if problems else 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
