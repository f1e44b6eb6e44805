"""The account of a person: signing in, profile, consents, and what the portal keeps about them."""
