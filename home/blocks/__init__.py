"""StreamField blocks, one family per file, and the lists that pages use."""

from .faq import FAQ_BLOCKS
from .links import LINK_BLOCKS
from .media import MEDIA_BLOCKS
from .panel import PANEL_BLOCKS
from .people import PARTNER_BLOCKS, PEOPLE_BLOCKS
from .text import TEXT_BLOCKS

BODY_BLOCKS = [*TEXT_BLOCKS, *MEDIA_BLOCKS, *LINK_BLOCKS, *FAQ_BLOCKS, *PEOPLE_BLOCKS]
HOME_BLOCKS = [*PANEL_BLOCKS, *BODY_BLOCKS]

__all__ = ["BODY_BLOCKS", "HOME_BLOCKS", "PARTNER_BLOCKS"]
