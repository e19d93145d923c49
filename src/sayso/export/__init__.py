"""Readings as others want them: one module a format."""
