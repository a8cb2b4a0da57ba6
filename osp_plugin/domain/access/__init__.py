"""Who may do what on a shared base: organisations, roles, accounts, conventions."""
