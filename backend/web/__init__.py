"""HTTP only: parse, call, render. May import services and what they carry."""
