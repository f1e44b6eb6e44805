"""The pages of inquiries outside of the CMS."""

from . import ask, oneclick, threads

__all__ = ["ask", "oneclick", "threads"]
