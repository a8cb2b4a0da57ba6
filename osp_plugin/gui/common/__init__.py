"""What every window may use: background work, messages, tables, searchable lists."""
