"""Everything that shows Movie Chat to work."""
