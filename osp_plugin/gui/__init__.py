"""Docks and dialogs, the only folder that may use iface."""
