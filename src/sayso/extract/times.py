def times(article, published, furniture):
    return []
