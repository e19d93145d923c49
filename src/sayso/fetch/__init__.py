"""Captures from the world: files, folders, standard input."""
