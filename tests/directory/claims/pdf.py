"""The text of a PDF as a reader would copy it: by the fonts' own tables from glyphs to letters."""

import re
import zlib

OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)endobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f]+>|\bET\b", re.DOTALL)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def text_of(pdf: bytes) -> str:
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    fonts = {}
    for body in objects.values():
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", body):
            reference = re.search(rb"/ToUnicode (\d+) 0 R", objects[int(number)])
            if reference:
                fonts[name] = letters(stream_of(objects[int(reference[1])]))
    found = []
    for body in objects.values():
        if b"/Type /XObject" in body or b"stream" not in body:
            continue
        content = stream_of(body)
        if b"BT" in content and b"Tf" in content:
            found.append(shown(content, fonts))
    return " ".join("".join(found).split())


def stream_of(body: bytes) -> bytes:
    data = STREAM.search(body)[1]
    return zlib.decompress(data) if b"/FlateDecode" in body else data


def letters(cmap: bytes) -> dict[int, str]:
    """Return glyph → text of a ToUnicode table."""
    found = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for glyph, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(glyph, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return found


def shown(content: bytes, fonts: dict[bytes, dict[int, str]]) -> str:
    font, found = {}, []
    for part in SHOWN.finditer(content):
        if part[1]:
            font = fonts[part[1]]
            continue
        raw = part[0]
        if raw == b"ET":
            found.append("\n")
            continue
        data = bytes.fromhex(raw[1:-1].decode()) if raw[:1] == b"<" else unescaped(raw[1:-1])
        found += [font.get(int.from_bytes(data[n : n + 2], "big"), "\ufffd") for n in range(0, len(data), 2)]
    return "".join(found)


def unescaped(data: bytes) -> bytes:
    return re.sub(rb"\\(.)", lambda match: ESCAPES.get(match[1], match[1]), data, flags=re.DOTALL)
