"""Tests of what turns raw film sources into rows."""
