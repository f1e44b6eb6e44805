"""Logo and pictures of a profile: drawn anew as they come in, described, put in order, removed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.models import PortalImage
from home.uploads import PICTURES_ACCEPT, clean_picture

from ...logos import logo_collection
from ...models import Company, CompanyImage
from ...models.image import MOST_IMAGES
from .forms import StepForm

DE = gettext_lazy("What is to be seen on it, in German")
CS = gettext_lazy("What is to be seen on it, in Czech")


class PictureField(forms.FileField):
    """A picture that comes out drawn anew."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            required=False, max_length=255, allow_empty_file=True,
            widget=forms.FileInput(attrs={"accept": PICTURES_ACCEPT}), **options,
        )  # fmt: skip

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        return clean_picture(upload) if upload else None


class PicturesForm(StepForm):
    """A field for the logo, fields for each picture that is there, and fields for one more."""

    def build(self) -> None:
        self.pictures = list(self.draft.images.all())  # type: ignore[attr-defined]
        self.fields["logo"] = PictureField(
            label=_("Logo"),
            help_text=_("At least 320 pixels wide, on a light or no background. JPEG, PNG, WebP or GIF, up to 8 MB."),
        )
        if self.draft.logo_id:
            self.fields["remove_logo"] = forms.BooleanField(required=False, label=_("Remove the logo"))
        places = [(str(n), str(n)) for n in range(1, len(self.pictures) + 1)]
        for number, picture in enumerate(self.pictures, 1):
            key = picture.image_id
            self.fields[f"place_{key}"] = forms.ChoiceField(
                choices=places, required=False, label=_("Place in the order")
            )
            self.fields[f"de_{key}"] = forms.CharField(required=False, max_length=200, label=DE)
            self.fields[f"cs_{key}"] = forms.CharField(required=False, max_length=200, label=CS)
            self.fields[f"remove_{key}"] = forms.BooleanField(required=False, label=_("Remove this picture"))
            self.initial |= {
                f"place_{key}": str(number),
                f"de_{key}": picture.description_de,
                f"cs_{key}": picture.description_cs,
            }
        if len(self.pictures) < MOST_IMAGES:
            self.fields["picture"] = PictureField(
                label=_("Another picture"), help_text=_("Your work, your machines, your people. Up to 8 MB each.")
            )
            for code, label in (("de", DE), ("cs", CS)):
                field = forms.CharField(
                    required=False, max_length=200, label=label,
                    help_text=_("People who cannot see the picture have this read to them."),
                )  # fmt: skip
                self.fields[f"picture_{code}"] = field

    @property
    def rows(self) -> list[dict[str, Any]]:
        """For the template: each picture with its fields."""
        return [
            {
                "picture": picture,
                "fields": [self[f"{name}_{picture.image_id}"] for name in ("de", "cs", "place")],
                "remove": self[f"remove_{picture.image_id}"],
            }
            for picture in self.pictures
        ]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        described = data.get("picture_de") or data.get("picture_cs")
        if described and not data.get("picture") and "picture" not in self.errors:
            self.add_error(
                "picture", ValidationError(_("Please choose the picture that you describe."), code="missing")
            )
        return data

    def apply(self, draft: Company) -> None:
        data = self.cleaned_data
        if data.get("logo"):
            draft.logo = self._kept(data["logo"])
        elif data.get("remove_logo"):
            draft.logo = None
        pictures = list(draft.images.all())  # type: ignore[attr-defined]
        order = {picture.image_id: number for number, picture in enumerate(pictures, 1)}
        kept = []
        for picture in pictures:
            key = picture.image_id
            if data.get(f"remove_{key}"):
                continue
            picture.description_de = data.get(f"de_{key}", picture.description_de)
            picture.description_cs = data.get(f"cs_{key}", picture.description_cs)
            if wanted := data.get(f"place_{key}"):
                moved_up = int(wanted) < order[key]
                order[key] = int(wanted) + (-0.5 if moved_up else 0.5 if int(wanted) > order[key] else 0)
            kept.append(picture)
        kept.sort(key=lambda picture: order[picture.image_id])
        if data.get("picture") and len(kept) < MOST_IMAGES:
            kept.append(
                CompanyImage(
                    image=self._kept(data["picture"]),
                    description_de=data.get("picture_de", ""),
                    description_cs=data.get("picture_cs", ""),
                )
            )
        for number, picture in enumerate(kept):
            picture.sort_order = number
        draft.images = kept  # type: ignore[attr-defined]

    def _kept(self, content: Any) -> PortalImage:
        """Store a picture beside the logos, away from the pictures of pages."""
        image = PortalImage(
            title=f"{self.draft.name}: {content.name}"[:255],
            file=ImageFile(content, name=content.name),
            collection=logo_collection(),
            uploaded_by_user=self.user,
        )
        image.save()
        return image


__all__ = ["PictureField", "PicturesForm"]
