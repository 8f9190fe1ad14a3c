"""What holds for the whole project, checked file by file."""
