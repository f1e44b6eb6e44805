"""How urgent a background task is."""

WAITED_FOR = 50  # a person looks at its progress: it comes before what the portal does for itself, such as its index

__all__ = ["WAITED_FOR"]
