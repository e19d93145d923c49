"""Language without articles: words, sentences, quotation marks, word lists."""
