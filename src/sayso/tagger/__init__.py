"""The model at run time."""
