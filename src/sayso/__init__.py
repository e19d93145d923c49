"""Who said what, in the news: `sayso.read(text)`, `sayso.open_desk()`."""

from typing import TYPE_CHECKING, Any

from sayso._version import __version__

if TYPE_CHECKING:
    from sayso.desk import Desk, open_desk, read, read_many

__all__ = ["Desk", "__version__", "open_desk", "read", "read_many"]


def __getattr__(name: str) -> Any:
    """Load what reads only when it is asked for, so that `import sayso` stays quick."""
    if name in __all__:
        from sayso import desk

        return getattr(desk, name)
    raise AttributeError(f"module 'sayso' has no attribute {name!r}")
