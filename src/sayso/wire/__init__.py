"""The wire format `sayso/1`: a reading as plain values, and back."""

from sayso.wire.reading import from_wire
from sayso.wire.writing import FORMAT, Wire, to_wire

__all__ = ["FORMAT", "Wire", "from_wire", "to_wire"]
