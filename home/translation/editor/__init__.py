"""wagtail-localize's editor, made to keep to rights, locks and workflow; and what stands above it."""
