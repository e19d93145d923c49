"""From an article and its scores to what was said in it."""
