"""The map of films: neighbours, places, clusters and their names."""
