"""What the separate texts of a story have in common, what only one has, and where they differ."""
