"""From bytes to an article: text kept, zones marked, nothing looked up."""

from sayso.parse.dispatch import article, key_of

__all__ = ["article", "key_of"]
