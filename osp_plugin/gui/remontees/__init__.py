"""« Remontées des bailleurs »: template, import, decisions, completeness, undoing."""
