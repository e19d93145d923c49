"""From bytes to an article: text kept, zones marked, nothing looked up."""

from sayso.parse.dispatch import article, articles, key_of

__all__ = ["article", "articles", "key_of"]
