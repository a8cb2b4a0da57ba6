"""HTML reports: their parts, and the report of the analysis."""
