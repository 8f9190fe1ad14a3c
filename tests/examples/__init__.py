"""Forty conversations with the starter catalogue, as docs/examples.md shows them.

    make examples

asks them of a server in a home of its own and writes the document anew: the questions
are written by hand, every answer is what Movie Chat says.
"""
