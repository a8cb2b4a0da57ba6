"""An import as the window and the algorithms follow it, and its report."""
