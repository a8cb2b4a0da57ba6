"""The window that imports a file, whatever its kind: tabs, columns, preview, undoing."""
