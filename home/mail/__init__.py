"""Mail of the portal: letters in the recipient's language, queued in the transaction that they tell of."""

from .letter import Button, Facts, Letter, Part, Quote
from .queue import PAUSES, QueuedBackend, deliver
from .samples import Sample, register_samples, samples
from .sending import Recipient, recipient_of, send_letter

__all__ = [
    "PAUSES",
    "Button",
    "Facts",
    "Letter",
    "Part",
    "QueuedBackend",
    "Quote",
    "Recipient",
    "Sample",
    "deliver",
    "recipient_of",
    "register_samples",
    "samples",
    "send_letter",
]
