"""Pictures of the demo content as the portal keeps images, each drawn once."""

from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Collection

from home.models import PortalImage

from .canvas import HEIGHT, WIDTH, Canvas
from .motifs import CUT, MOTIFS

COLLECTION = "Demo"
FOCUS = (640, 480)  # width and height of what cropping must leave


def picture(name: str) -> PortalImage:
    """Return the picture of a motif; it is drawn where there is none yet."""
    title, collection = f"Demo: {name}", demo_collection()
    found = PortalImage.objects.filter(title=title, collection=collection).first()
    if found:
        return found
    data = BytesIO()
    draw(name).save(data, "JPEG", quality=88, optimize=True)
    x, y = MOTIFS[name][2]
    y -= CUT.get(name, 0)
    return PortalImage.objects.create(
        title=title, collection=collection, file=ImageFile(data, name=f"{name}.jpg"),
        focal_point_x=x, focal_point_y=y, focal_point_width=FOCUS[0],
        focal_point_height=min(FOCUS[1], HEIGHT - 2 * CUT.get(name, 0)),
    )  # fmt: skip


def draw(name: str) -> Image.Image:
    motif, light, _focus = MOTIFS[name]
    canvas = Canvas(light, sorted(MOTIFS).index(name))
    motif(canvas)
    cut = CUT.get(name, 0)
    return canvas.finished().crop((0, cut, WIDTH, HEIGHT - cut))


def demo_collection() -> Collection:
    """Return the collection that keeps what was drawn for the demo apart."""
    found = Collection.objects.filter(name=COLLECTION).first()
    return found or Collection.get_first_root_node().add_child(instance=Collection(name=COLLECTION))


__all__ = ["demo_collection", "draw", "picture"]
