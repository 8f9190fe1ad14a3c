"""Suites of questions whose right answers are known, asked and graded."""
