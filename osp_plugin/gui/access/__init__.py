"""Organisations and accounts of a shared base: the panel, and what an organisation would see."""
