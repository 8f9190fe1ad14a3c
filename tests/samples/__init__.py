"""Sample data of any size in the forms in which the sources publish it.

Everything is made from a seed; nothing is copied from anywhere.
Run as `python -m tests.samples imdb --titles 1100000 --into FOLDER`.
"""
