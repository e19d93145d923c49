"""The command line: what people type."""

from sayso.cli.program import main

__all__ = ["main"]
