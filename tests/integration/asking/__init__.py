"""What questions ask of PostgreSQL, over a small catalogue of their own."""
