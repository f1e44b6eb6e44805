"""Self-service: what companies do with their entry themselves."""
