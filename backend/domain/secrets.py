"""Addresses that may be shown: without the passwords that stand in them."""

import re

# From the first colon behind the scheme to the last @: passwords hold anything.
_IN_AUTHORITY = re.compile(r"(//[^:@]*):.*@", re.DOTALL)
_AS_PARAMETER = re.compile(r"(?i)\b(\w*password)=[^&]*")


def without_password(text: str) -> str:
    """Return the text with every password in it left out."""
    return _AS_PARAMETER.sub(r"\1=…", _IN_AUTHORITY.sub(r"\1:…@", text))
