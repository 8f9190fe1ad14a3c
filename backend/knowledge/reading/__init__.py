"""Read plots: find the sentence that answers, and say it in the plot's own words.

May import ports and domain; needs no language model, and an embedder only if it is
there.
"""
