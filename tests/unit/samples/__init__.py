"""Sample data is what it says: whole, seeded, and true to its truth files."""
