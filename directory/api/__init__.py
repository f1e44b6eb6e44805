"""The directory's part of API v1: companies, words and places, vocabularies."""

from .routes import router

__all__ = ["router"]
