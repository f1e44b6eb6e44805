"""Drawing a picture anew from its pixels."""

import io
import struct
import warnings
import zlib

from PIL import Image, ImageCms, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error, zlib.error)
QUALITY = 88


class UnreadablePicture(Exception):
    """Not a picture of one of the `FORMATS`, or a damaged one."""


class TooManyPixels(Exception):
    """More `pixels` than allowed; told by the header, before anything is unpacked."""

    def __init__(self, pixels: int) -> None:
        super().__init__(pixels)
        self.pixels = pixels


def redraw(data: bytes, most_pixels: int, edge: int | None = None) -> tuple[bytes, str]:
    """Return a picture's pixels as a new file, and its type: JPEG for photos, PNG for the rest.

    The picture stands upright, in sRGB and 8 bits, without metadata; of an animation the first frame is left.

    :param edge: the most pixels on the longer side, None: as it is.
    :raises UnreadablePicture: when it cannot be read
    :raises TooManyPixels: when there are more than `most_pixels`
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own limit is above ours
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                if image.width * image.height > most_pixels:
                    raise TooManyPixels(image.width * image.height)
                photo = image.format in ("JPEG", "MPO", "WEBP")
                drawn = _upright_srgb(image)
    except Image.DecompressionBombError:
        raise TooManyPixels(most_pixels * 5) from None
    except BROKEN:
        raise UnreadablePicture from None
    if edge is not None:
        drawn.thumbnail((edge, edge), Image.Resampling.LANCZOS)
    return _written(drawn, photo and drawn.mode in ("L", "RGB"))


def _upright_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    image.load()
    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):  # 16 bits of grey, which a plain conversion would clip to white
        upright = upright.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    transparent = upright.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in upright.info
    target = "RGBA" if transparent else "L" if upright.mode in ("1", "L") else "RGB"
    converted = _by_profile(upright, profile, target) or upright.convert(target)
    fresh = Image.new(target, converted.size)  # without the dictionary of what came with the file
    fresh.paste(converted)
    return fresh


def _by_profile(image: Image.Image, profile: bytes | None, target: str) -> Image.Image | None:
    """Return the picture in sRGB as its own colour profile says; None where that cannot be done."""
    if not profile or target == "L" or image.mode not in ("RGB", "RGBA", "CMYK"):
        return None
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, source, srgb, outputMode=target)
    except (ImageCms.PyCMSError, *BROKEN):
        return None


def _written(image: Image.Image, photo: bool) -> tuple[bytes, str]:
    file = io.BytesIO()
    if photo:
        image.save(file, "JPEG", quality=QUALITY, optimize=True, progressive=True)
        return file.getvalue(), "image/jpeg"
    image.save(file, "PNG")
    return file.getvalue(), "image/png"


__all__ = ["TooManyPixels", "UnreadablePicture", "redraw"]
