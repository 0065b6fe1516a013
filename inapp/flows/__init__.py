"""The use cases. They speak to the outside only through the promises in `inapp.domain.ports`."""
