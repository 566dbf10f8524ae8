"""Languages: which one a text is in, where its sentences and words are, and what a desk knows about it."""
