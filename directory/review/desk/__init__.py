"""The officers' desk in the CMS: what waits for me, one draft with its differences, the decision."""
