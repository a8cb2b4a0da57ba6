"""The panel « Visionneuse »: an indicator at a scale, as a map, a table and a chart."""
