"""The values of the field, frozen."""
