"""Every letter with made-up data, for the preview in the CMS; a room registers its own in `AppConfig.ready`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from .letter import Letter


@dataclass(frozen=True)
class Sample:
    """`write` returns the letter in the language that is active, from data that needs no database."""

    name: str
    label: str | Promise
    write: Callable[[], Letter]


_samples: dict[str, Sample] = {}


def register_samples(found: Iterable[Sample]) -> None:
    _samples.update({sample.name: sample for sample in found})


def samples() -> list[Sample]:
    """Return all samples in the order of their names."""
    return [_samples[name] for name in sorted(_samples)]


__all__ = ["Sample", "register_samples", "samples"]
