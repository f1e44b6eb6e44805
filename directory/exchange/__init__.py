"""Companies in and out: files are read, columns recognised, rows judged, and what was written can be taken back."""
