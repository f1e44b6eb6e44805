"""The blocks of editorial pages: the shared ones, and what needs the directory."""

from home.blocks import BODY_BLOCKS

EDITORIAL_BLOCKS = [*BODY_BLOCKS]

__all__ = ["EDITORIAL_BLOCKS"]
