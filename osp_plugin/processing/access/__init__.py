"""Roles, organisations and accounts of a shared base."""
