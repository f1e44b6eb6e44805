"""The message catalogues, kept without gettext's programs: ``python -m portal.catalogues update | compile | check``.

update   collects every message of the code and writes locale/<language>/LC_MESSAGES/django.po; a translation
         that a catalogue lacks is taken from locale/fragments/*.json, where one is found
compile  writes the .mo files that Django reads, where the .po file is newer
check    says what is missing or wrong, and ends with 1 when anything is
"""

import io
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("portal", "home", "directory", "news", "events")
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLURALS = {
    "de": (2, "nplurals=2; plural=(n != 1);"),
    "cs": (3, "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;"),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
MARKUP = re.compile(r"<[^>]*>|\{[^}]*\}")  # tags and samples of JSON: their quotes are not a sentence's
Key = tuple[str, str]  # context, msgid


@dataclass
class Message:
    """One message as the code has it."""

    plural: str = ""
    files: set[str] = field(default_factory=set)
    comments: set[str] = field(default_factory=set)


def catalogue_path(language: str, root: Path = ROOT) -> Path:
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def _sources(root: Path) -> Iterator[tuple[Path, str]]:
    for room in ROOMS:
        for path in sorted((root / room).rglob("*")):
            parts = path.relative_to(root).parts
            if path.suffix == ".py" and "migrations" not in parts:
                yield path, path.read_text()
            elif path.suffix in {".html", ".txt", ".svg", ".xml"} and "templates" in parts:
                yield path, _as_python(path)


def _as_python(template: Path) -> str:
    """Translate a template's tags into gettext calls; indentation would only confuse the Python tokenizer."""
    from django.utils.translation.template import templatize

    text: str = templatize(template.read_text(), str(template))
    return "\n".join(line.strip() for line in text.split("\n"))


def collect(root: Path = ROOT) -> dict[Key, Message]:
    """Return every message of Python code and templates below root."""
    found: dict[Key, Message] = {}
    for path, text in _sources(root):
        source = io.BytesIO(text.encode())
        for _line, message, comments, context in extract("python", source, KEYWORDS, ["Translators:"]):
            singular, plural = (message, "") if isinstance(message, str) else message[:2]
            entry = found.setdefault((context or "", singular), Message())
            entry.plural = entry.plural or plural
            entry.files.add(str(path.relative_to(root)))
            entry.comments.update(comments)
    return found


def _fragments(language: str, root: Path) -> dict[Key, list[str]]:
    """Return translations by message; a plural message has one per form."""
    found: dict[Key, list[str]] = {}
    for path in sorted((root / "locale" / "fragments").glob("*.json")):
        for item in json.loads(path.read_text()):
            value = item.get(language)
            if value:
                key = (item.get("msgctxt") or "", item["msgid"])
                found.setdefault(key, [value] if isinstance(value, str) else value)
    return found


def _translation(entry: polib.POEntry | None) -> list[str]:
    if entry is None or entry.obsolete or entry.fuzzy:
        return []
    forms = [entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural)] if entry.msgid_plural else [entry.msgstr]
    return forms if all(forms) else []


def _read(language: str, root: Path) -> dict[Key, polib.POEntry]:
    path = catalogue_path(language, root)
    return {(e.msgctxt or "", e.msgid): e for e in polib.pofile(str(path))} if path.exists() else {}


def update(root: Path = ROOT) -> dict[str, int]:
    """Bring the catalogues in line with the code.

    :returns: how many messages each language still lacks.
    """
    messages = collect(root)
    return {language: _update_language(language, messages, root) for language in PLURALS}


def _update_language(language: str, messages: dict[Key, Message], root: Path) -> int:
    old, fragments = _read(language, root), _fragments(language, root)
    count, rule = PLURALS[language]
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Project-Id-Version": "Glokal",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": rule,
    }
    missing = 0
    for (context, msgid), message in sorted(messages.items(), key=lambda item: (item[0][1], item[0][0])):
        forms = count if message.plural else 1
        known = _translation(old.get((context, msgid)))
        if len(known) != forms:
            known = fragments.get((context, msgid), [])
        if len(known) != forms:
            known = [""] * forms
        missing += not all(known)
        entry = polib.POEntry(
            msgctxt=context or None,
            msgid=msgid,
            occurrences=[(name, "") for name in sorted(message.files)],
            comment="\n".join(sorted(message.comments)),
            flags=["python-format"] if re.search(r"%(\(\w+\))?[sd]", msgid + message.plural) else [],
        )
        if message.plural:
            entry.msgid_plural, entry.msgstr_plural = message.plural, dict(enumerate(known))
        else:
            entry.msgstr = known[0]
        catalogue.append(entry)
    path = catalogue_path(language, root)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    return missing


def compile_outdated(root: Path = ROOT) -> list[Path]:
    """Write the .mo file of every catalogue that is newer than it, and return those written."""
    written = []
    for source in sorted((root / "locale").rglob("*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            # Written aside and renamed, so that a process that starts meanwhile never reads half a file.
            part = target.with_suffix(".part")
            part.write_bytes(polib.pofile(str(source)).to_binary())
            part.replace(target)
            written.append(target)
    return written


def check(root: Path = ROOT) -> list[str]:
    """Return one sentence for everything that is missing or wrong."""
    messages = collect(root)
    problems = []
    for language in PLURALS:
        path = catalogue_path(language, root)
        if not path.exists():
            problems.append(f"{language}: no catalogue; run `make messages`")
            continue
        entries = {(e.msgctxt or "", e.msgid): e for e in polib.pofile(str(path))}
        problems += [f"{language}: not in the catalogue: {key[1]!r}" for key in messages if key not in entries]
        for key, entry in entries.items():
            if key not in messages:
                problems.append(f"{language}: no longer used: {key[1]!r}")
            elif messages[key].plural != entry.msgid_plural:
                problems.append(f"{language}: the plural has changed: {key[1]!r}")
            else:
                expected = PLURALS[language][0] if entry.msgid_plural else 1
                problems += [f"{language}: {problem}: {key[1]!r}" for problem in faults(entry, expected)]
    return problems


def faults(entry: polib.POEntry, expected: int) -> Iterator[str]:
    """Say what is wrong with a translation that should have so many forms."""
    if entry.fuzzy:
        yield "fuzzy"
    forms = _translation(entry) if not entry.fuzzy else []
    if len(forms) != expected:
        yield f"not translated in all of its {expected} form(s)"
    wanted = sorted(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    for number, form in enumerate(forms):
        given = sorted(PLACEHOLDER.findall(form))
        # The form for exactly one may spell the number out.
        if given != wanted and not (expected > 1 and number == 0 and set(given) <= set(wanted)):
            yield f"placeholders {given} instead of {wanted}"
        if '"' in MARKUP.sub("", form):
            yield 'straight quotes (" ") instead of „…“'
        if (form[:1].isspace(), form[-1:].isspace()) != (entry.msgid[:1].isspace(), entry.msgid[-1:].isspace()):
            yield "space at the beginning or end differs"


def main(arguments: list[str]) -> int:
    command = arguments[0] if len(arguments) == 1 else ""
    if command == "update":
        for language, missing in update().items():
            print(f"{catalogue_path(language).relative_to(ROOT)}: {missing} message(s) without translation")
    elif command == "compile":
        for path in compile_outdated():
            print(path.relative_to(ROOT))
    elif command == "check":
        problems = check()
        print("\n".join(problems) or "The catalogues are complete.")
        return 1 if problems else 0
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
