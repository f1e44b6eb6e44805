"""The directory's part of API v1: companies, words and places, vocabularies."""

from . import index  # noqa: F401 - makes the directory known to the resolver of addresses
from .routes import router

__all__ = ["router"]
