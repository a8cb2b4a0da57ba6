"""The import engine on files and bases: reading, preparing, applying, undoing."""
