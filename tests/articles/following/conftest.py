"""The web these tests ask is on loopback, and it needs no rest between two requests."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from tests.loopback import Web


@pytest.fixture
def site(web: Web, settings: Settings) -> Web:
    settings.FETCH_NETWORKS = ["127.0.0.0/8"]
    settings.FETCH_PORTS = [web.port]
    settings.FETCH_PAUSE = False
    return web
