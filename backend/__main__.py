"""`python -m backend` is `moviechat`."""

from backend.cli import main

main()
