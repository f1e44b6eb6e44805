"""Translation on top of wagtail-localize: what is true to its source, who may say so, and how it gets there."""
