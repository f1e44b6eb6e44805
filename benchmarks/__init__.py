"""What the portal can carry: `python -m benchmarks` (or `make bench`)."""
