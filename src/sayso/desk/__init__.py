"""What people hold: read texts and files, keep a ledger; from Python as on the command line."""

from sayso.desk.ledger import Desk
from sayso.desk.opening import default_ledger, open_desk
from sayso.desk.reading import ShownReading, read, read_many, read_paths

__all__ = ["Desk", "ShownReading", "default_ledger", "open_desk", "read", "read_many", "read_paths"]
