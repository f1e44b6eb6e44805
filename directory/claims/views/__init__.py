"""Pages of the account: find or make one's company, claims, people."""
