"""The words of allauth as people see them here: ``python -m portal.account_catalogue missing | check``.

Its own German says "du", and its Czech is incomplete. What can be seen is what its code and those of its templates
say that the portal does not replace; locale/allauth/<language> has all of it and wins over allauth's own catalogues.

missing  prints what is to be translated as entries for these catalogues
check    says what is missing, wrong or no longer needed there, and ends with 1 when anything is
"""

import io
import re
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from portal.catalogues import KEYWORDS, PLURALS, ROOT, Key, faults

CATALOGUES = ROOT / "locale" / "allauth"
# Sign-in by telephone, by social networks and by links in mails, several addresses per account, trusted browsers and
# sign-up by passkey are switched off; Django's admin has no address; all letters are the portal's own.
UNSEEN_FILES = re.compile(
    r"^(account/(admin|apps|models)\.py|mfa/(apps|models)\.py"
    r"|templates/(account|mfa)/(email/|(phone_\w+|confirm_phone\w+|email|email_confirm|verification_sent|trust"
    r"|verified_email_required|signup_by_passkey|signup_closed|password_reset_done|webauthn/signup_form)\.html"
    r"|messages/phone\w+\.txt|messages/(primary_email_set|email_deleted|cannot_delete\w+|logged_in|logged_out)\.txt"
    r"|snippets/warn_no_email\.html))"
)
UNSEEN = re.compile(
    r"[Pp]hone|\(optional\)|Email \(again\)|Email address confirmation|same email|Remember Me|password reset link"
    r"|Bad Token|more than %d|email address to an account|remove your primary|different email|won't be shown"
)
TAG = re.compile(r"</?[a-z][^>]*>")


def package() -> Path:
    spec = find_spec("allauth")
    return Path((spec.submodule_search_locations or [""])[0]) if spec else Path()


def _sources(root: Path) -> Iterator[str]:
    """Yield allauth's code and templates as Python that gettext's extraction reads."""
    ours = ROOT / "home" / "templates"
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if not name.startswith(("account/", "mfa/", "templates/account/", "templates/mfa/")) or UNSEEN_FILES.match(
            name
        ):
            continue
        if path.suffix == ".py" and "/migrations/" not in name:
            yield path.read_text()
        elif path.suffix in {".html", ".txt"} and not (ours / name.removeprefix("templates/")).exists():
            lines: list[str] = templatize(path.read_text(), name).split("\n")
            yield "\n".join(line.strip() for line in lines)


def wanted() -> dict[Key, str]:
    """Return the messages that can be seen, each with its plural."""
    found: dict[Key, str] = {}
    for text in _sources(package()):
        for _line, message, _comments, context in extract("python", io.BytesIO(text.encode()), KEYWORDS, []):
            singular, plural = (message, "") if isinstance(message, str) else message[:2]
            if not UNSEEN.search(singular):
                found[context or "", singular] = plural
    return found


def check() -> list[str]:
    """Return one sentence for everything that is missing or wrong."""
    messages = wanted()
    return [f"{language}: {problem}" for language in PLURALS for problem in _problems(messages, language)]


def _problems(messages: dict[Key, str], language: str) -> Iterator[str]:
    path = CATALOGUES / language / "LC_MESSAGES" / "django.po"
    catalogue = polib.pofile(str(path)) if path.exists() else polib.POFile()
    entries = {(entry.msgctxt or "", entry.msgid): entry for entry in catalogue}
    yield from (f"not translated: {key[1]!r}" for key in messages if key not in entries)
    for key, entry in entries.items():
        if key not in messages:
            yield f"no longer needed: {key[1]!r}"
        elif messages[key] != entry.msgid_plural:
            yield f"the plural has changed: {key[1]!r}"
        else:
            expected = PLURALS[language][0] if entry.msgid_plural else 1
            yield from (f"{problem}: {key[1]!r}" for problem in faults(entry, expected))
            if any(sorted(TAG.findall(text)) != sorted(TAG.findall(entry.msgid)) for text in [entry.msgstr] if text):
                yield f"tags differ: {key[1]!r}"


def main(arguments: list[str]) -> int:
    if arguments == ["missing"]:
        for (context, msgid), plural in wanted().items():
            print(polib.POEntry(msgctxt=context or None, msgid=msgid, msgid_plural=plural))
        return 0
    if arguments == ["check"]:
        problems = check()
        print("\n".join(problems) or "The account's catalogues are complete.")
        return 1 if problems else 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
