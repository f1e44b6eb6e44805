"""Mail of the portal: letters in the recipient's language, queued in the transaction that they tell of."""

from .bounces import bounce_of, record_bounce
from .letter import Button, Facts, Item, Letter, Links, Part, Quote
from .queue import PAUSES, QueuedBackend, deliver
from .samples import Sample, register_samples, samples
from .sending import Recipient, recipient_of, render, send_letter

__all__ = [
    "PAUSES",
    "Button",
    "Facts",
    "Item",
    "Letter",
    "Links",
    "Part",
    "QueuedBackend",
    "Quote",
    "Recipient",
    "Sample",
    "bounce_of",
    "deliver",
    "recipient_of",
    "record_bounce",
    "register_samples",
    "render",
    "samples",
    "send_letter",
]
