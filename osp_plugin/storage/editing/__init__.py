"""What was saved: found again, and undone from the journal."""
