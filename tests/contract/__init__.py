"""One suite for each port, over the fake and over what is real."""
