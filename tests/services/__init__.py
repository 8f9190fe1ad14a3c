"""The supervisor of the embedded services, tried on real ones and really killed."""
