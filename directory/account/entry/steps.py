"""The steps of an entry, in order, and what keeps a draft from being submitted."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...models import Company
from .forms import ActivityForm, AddressForm, ContactForm, IdentityForm, StepForm, TextsForm
from .pictures import PicturesForm


@dataclass(frozen=True)
class Step:
    """`name` stands in the address; `about` says in a sentence what the step is for."""

    name: str
    title: str | Promise
    about: str | Promise
    form: type[StepForm]


STEPS = (
    Step(
        "company",
        gettext_lazy("Who you are"),
        gettext_lazy("Name and register numbers, so that nobody mistakes you."),
        IdentityForm,
    ),
    Step(
        "address",
        gettext_lazy("Where you are"),
        gettext_lazy("Your address; region and place on the map follow from it."),
        AddressForm,
    ),
    Step(
        "activity",
        gettext_lazy("What you do"),
        gettext_lazy("The terms by which buyers on both sides of the border find you."),
        ActivityForm,
    ),
    Step(
        "texts",
        gettext_lazy("In your words"),
        gettext_lazy("Texts in the languages of your readers."),
        TextsForm,
    ),
    Step(
        "contact",
        gettext_lazy("Contact"),
        gettext_lazy("How customers and partners reach you."),
        ContactForm,
    ),
    Step(
        "pictures",
        gettext_lazy("Pictures"),
        gettext_lazy("Your logo, and up to eight pictures of your work."),
        PicturesForm,
    ),
)
BY_NAME = {step.name: step for step in STEPS}


@dataclass(frozen=True)
class Obstacle:
    """Why a draft cannot be submitted yet, and in which step that is mended."""

    step: Step
    text: str


def obstacles(draft: Company) -> list[Obstacle]:
    """Return what has to be mended first, in the order of the steps."""
    found: list[Obstacle] = []
    try:
        draft.full_clean()
    except ValidationError as error:
        for name, problems in error.message_dict.items():
            label = _label(name)
            found += [Obstacle(_step_of(name), f"{label}: {problem}" if label else problem) for problem in problems]
    if not any(text.summary or text.description for text in draft.texts.all()):  # type: ignore[attr-defined]
        found.append(Obstacle(BY_NAME["texts"], _("Please write at least one sentence in one language.")))
    if not draft.email and not draft.phone and not draft.website:
        found.append(Obstacle(BY_NAME["contact"], _("Please give at least one way to reach you.")))
    return sorted(found, key=lambda each: STEPS.index(each.step))


def _label(name: str) -> str:
    return str(Company._meta.get_field(name).verbose_name) if name in {f.name for f in Company._meta.fields} else ""


def _step_of(name: str) -> Step:
    if name in ("region", "latitude", "longitude"):
        return BY_NAME["address"]
    if name in ("logo", "images"):
        return BY_NAME["pictures"]
    return next((step for step in STEPS if name in step.form.FIELDS), BY_NAME["company"])


__all__ = ["BY_NAME", "STEPS", "Obstacle", "Step", "obstacles"]
