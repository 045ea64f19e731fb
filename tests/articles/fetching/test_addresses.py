"""Every way to write an address that is not public, and some that are."""

from __future__ import annotations

from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.fetching.addresses import is_allowed, networks

REFUSED = """
127.0.0.1 127.8.9.10 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.254 192.168.1.1 169.254.169.254
100.64.0.1 100.127.255.254 192.0.0.8 192.0.2.1 192.88.99.1 198.18.0.1 198.51.100.7 203.0.113.9
224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
:: ::1 fe80::1 fe80::1%eth0 fc00::1 fd12:3456::1 fec0::1 ff02::1 2001:db8::1
::ffff:127.0.0.1 ::ffff:100.100.100.200 ::ffff:8.8.8.8 ::127.0.0.1 ::8.8.8.8
64:ff9b::7f00:1 64:ff9b::808:808 64:ff9b:1::a00:1 2002:7f00:1:: 2002:a9fe:a9fe:: 2001:0:7f00:1::
""".split()


@pytest.mark.parametrize("address", REFUSED)
def test_what_is_not_public_is_refused(address: str) -> None:
    assert not is_allowed(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "2a00:1450::1"])
def test_a_public_address_is_allowed(address: str) -> None:
    assert is_allowed(address)


def test_the_operator_may_allow_a_network() -> None:
    allowed = networks(["10.20.0.0/16", "::1"])
    assert is_allowed("10.20.3.4", allowed=allowed)
    assert is_allowed("::1", allowed=allowed)
    assert not is_allowed("10.21.3.4", allowed=allowed)


def test_an_allowed_gateway_leads_only_to_what_may_be_asked() -> None:
    allowed = networks(["64:ff9b::/96"])
    assert is_allowed("64:ff9b::808:808", allowed=allowed)
    assert not is_allowed("64:ff9b::7f00:1", allowed=allowed)


@given(st.ip_addresses(v=4), st.sampled_from(["::ffff:{}", "::{}", "64:ff9b::{}"]))
def test_no_address_inside_another_is_public(address: IPv4Address, form: str) -> None:
    assert not is_allowed(form.format(address))
