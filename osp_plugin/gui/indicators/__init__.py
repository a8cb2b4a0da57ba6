"""The visionneuse: map, table and chart of the indicators, linked."""
