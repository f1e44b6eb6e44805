"""Pictures from people: drawn anew, stripped, bounded."""

import gzip
import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

from home.uploads import LONGEST_EDGE, PICTURE_BYTES, clean_attachment, clean_picture


def upload(data: bytes, name: str = "bild.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="image/png")


def written(image: Image.Image, kind: str, **options) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def drawn(data: bytes, name: str = "bild.png") -> Image.Image:
    image = Image.open(clean_picture(upload(data, name)))
    image.load()
    return image


def refusal(data: bytes, name: str = "bild.png") -> str:
    with pytest.raises(ValidationError) as refused:
        clean_picture(upload(data, name))
    return refused.value.code


def test_where_a_photo_was_taken_and_with_what_is_gone():
    exif = Image.Exif()
    exif[0x010F] = "Kamerawerk"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (50.0, 50.0, 0.0)
    data = written(Image.new("RGB", (40, 20), "red"), "JPEG", exif=exif, comment=b"geheim")
    assert b"Kamerawerk" in data
    assert b"geheim" in data
    kept = clean_picture(upload(data, "foto.jpg")).read()
    image = Image.open(io.BytesIO(kept))
    assert not image.getexif()
    assert b"Kamerawerk" not in kept
    assert b"geheim" not in kept


def test_a_photo_taken_sideways_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert drawn(written(Image.new("RGB", (40, 20)), "JPEG", exif=exif)).size == (20, 40)


def test_texts_and_chunks_of_a_png_are_gone():
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_itxt("Author", "geheim")
    assert b"geheim" not in clean_picture(upload(written(Image.new("RGB", (4, 4)), "PNG", pnginfo=info))).read()


def test_what_hangs_behind_the_pixels_is_cut_off():
    data = written(Image.new("RGB", (4, 4)), "GIF") + b"<script>alert(1)</script>PK\x03\x04"
    kept = clean_picture(upload(data, "bild.gif")).read()
    assert b"<script>" not in kept
    assert b"PK\x03\x04" not in kept


def test_a_picture_of_16_bits_of_grey_keeps_its_tones():
    image = Image.new("I;16", (2, 1))
    image.putpixel((0, 0), 0)
    image.putpixel((1, 0), 32768)
    kept = drawn(written(image, "PNG"))
    assert (kept.mode, kept.getpixel((0, 0)), kept.getpixel((1, 0))) == ("L", 0, 128)


def test_colours_of_print_become_colours_of_screens():
    kept = drawn(written(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG"), "logo.jpg")
    red, green, blue = kept.getpixel((4, 4))
    assert kept.mode == "RGB"
    assert red > 200
    assert green < 60
    assert blue < 60


def test_a_colour_profile_is_applied_and_left_out():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    kept = drawn(written(Image.new("RGB", (8, 8), (10, 200, 30)), "PNG", icc_profile=profile))
    assert "icc_profile" not in kept.info
    assert all(abs(a - b) <= 2 for a, b in zip(kept.getpixel((0, 0)), (10, 200, 30), strict=True))


def test_a_broken_colour_profile_does_no_harm():
    data = written(Image.new("RGB", (8, 8), "red"), "PNG", icc_profile=b"\xff" * 300)
    assert drawn(data).getpixel((0, 0)) == (255, 0, 0)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_of_an_animation_the_first_picture_is_left(kind):
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    kept = drawn(written(frames[0], kind, save_all=True, append_images=frames[1:]), "film")
    assert getattr(kept, "n_frames", 1) == 1
    assert kept.convert("RGB").getpixel((0, 0))[0] > 200


def test_transparency_stays():
    kept = drawn(written(Image.new("RGBA", (8, 8), (255, 0, 0, 0)), "WEBP", lossless=True), "logo.webp")
    assert (kept.format, kept.mode, kept.getpixel((0, 0))[3]) == ("PNG", "RGBA", 0)


def test_the_ending_follows_the_content():
    jpeg = written(Image.new("RGB", (8, 8)), "JPEG")
    assert clean_picture(upload(jpeg, "schlau.png.exe")).name == "schlau.png.jpg"


def test_pictures_are_made_as_small_as_profiles_need_and_drawings_are_not():
    data = written(Image.new("L", (LONGEST_EDGE + 800, 100)), "PNG")
    assert drawn(data).width == LONGEST_EDGE
    assert Image.open(clean_attachment(upload(data)).content).width == LONGEST_EDGE + 800


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few kilobytes that says it has `width` by `height` pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(8000, 5001), (20_000, 20_000), (100_000, 100_000)])
def test_bombs_are_known_by_their_header(size):
    assert refusal(bomb(*size)) == "too_many_pixels"


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    "data",
    [
        SVG,
        b'\xef\xbb\xbf<?xml version="1.0"?><!-- ' + b"x" * 200 + b" -->" + SVG,
        SVG.decode().encode("utf-16"),
        gzip.compress(SVG),
    ],
)
@pytest.mark.parametrize("name", ["logo.svg", "logo.png"])
def test_svg_is_refused_whatever_it_is_called(data, name):
    assert refusal(data, name) == "svg"


@pytest.mark.parametrize(
    "data",
    [
        b"<html><script>alert(1)</script></html>",
        b"%PDF-1.7\n%%EOF",
        b"PK\x03\x04" + b"\0" * 50,
        written(Image.new("RGB", (400, 400), "red"), "PNG")[:-300],
        written(Image.effect_noise((400, 400), 50), "JPEG")[:9000],
        b"\x89PNG\r\n\x1a\n" + b"\xff" * 100,
        b"GIF89a" + b"\xff" * 30,
        written(Image.new("RGB", (8, 8)), "TIFF"),
        written(Image.new("RGB", (8, 8)), "BMP"),
    ],
)
def test_what_is_no_picture_is_refused(data):
    assert refusal(data) == "unreadable"


def test_nothing_and_too_much_are_refused():
    assert refusal(b"") == "empty"
    assert refusal(b"\0" * (PICTURE_BYTES + 1)) == "too_large"
