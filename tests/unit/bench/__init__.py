"""What measures is measured."""
