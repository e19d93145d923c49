"""One module a noun: which addresses it has, and what stands on each."""
