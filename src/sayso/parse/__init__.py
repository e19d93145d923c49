"""From bytes to an article: text kept, zones marked, nothing looked up."""

from sayso.parse.dispatch import article

__all__ = ["article"]
