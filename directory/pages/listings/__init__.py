"""Pages, feeds and files of offers and requests."""
