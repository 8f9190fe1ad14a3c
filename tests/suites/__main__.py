"""Writes the suite anew: `python -m tests.suites`."""

from tests.suites.knowledge import SUITE, suite_text

SUITE.write_text(suite_text(), encoding="utf-8")
