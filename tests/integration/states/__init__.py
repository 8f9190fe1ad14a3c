"""Dumps of earlier states of the database, with data in them."""
