"""What tests of intake share."""

from tests.loopback import web

__all__ = ["web"]
