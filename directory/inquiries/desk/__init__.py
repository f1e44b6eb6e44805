"""Inquiries in the CMS: what waits for a chamber, one inquiry without its text, numbers, and the list of all."""
