"""The report on positions, and its small maps."""
