"""What stands in scripts."""
