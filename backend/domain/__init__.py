"""Values and rules of the film world. Imports the standard library only."""
