"""Roles, organisations and accounts of a base on a server; what its catalogue gives to whom."""
