"""Which network addresses may be asked: the public ones, however they are written.

`ipaddress` alone does not tell: an IPv4 address inside an IPv6 one (mapped, compatible, 6to4,
Teredo, NAT64) counts as global there, and so does multicast.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_NAT64 = (
    ip_network("64:ff9b::/96"),  # RFC 6052
    ip_network("64:ff9b:1::/48"),  # RFC 8215
)
_COMPATIBLE = ip_network("::/96")  # RFC 4291, deprecated
_NOT_PUBLIC = tuple(
    ip_network(each)
    for each in (
        "100.64.0.0/10",  # carriers' own, RFC 6598
        "192.0.0.0/24",  # protocol assignments, RFC 6890
        "192.88.99.0/24",  # 6to4 relays, RFC 7526
        "fec0::/10",  # site-local, RFC 3879
    )
)


def networks(words: Iterable[str]) -> tuple[Network, ...]:
    """Networks out of "10.0.0.0/8", "127.0.0.1", "fd00::/8"; raises ValueError naming the word."""
    return tuple(ip_network(each, strict=False) for each in words)


def is_allowed(words: str, *, allowed: Sequence[Network] = ()) -> bool:
    """Whether a numeric address may be asked: a public one, or one the operator's networks hold.

    An address that carries another is never public by itself, and where a network of the operator
    holds it (NAT64 at his own gateway), what it carries is judged like any other.
    """
    address = _numeric(words)
    carried = _carried(address)
    if not all(_is_public(each) or _held(each, allowed) for each in carried):
        return False
    return _held(address, allowed) or (not carried and _is_public(address))


def _numeric(words: str) -> Address:
    return ip_address(words.partition("%")[0])


def _held(address: Address, allowed: Sequence[Network]) -> bool:
    return any(address in network for network in allowed)


def _is_public(address: Address) -> bool:
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_unspecified
        and not any(address in network for network in _NOT_PUBLIC)
    )


def _carried(address: Address) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses that an IPv6 address carries."""
    if isinstance(address, IPv4Address) or address.is_loopback or address.is_unspecified:
        return ()
    if any(address in network for network in (*_NAT64, _COMPATIBLE)):
        return (IPv4Address(int(address) & 0xFFFF_FFFF),)
    found = [each for each in (address.ipv4_mapped, address.sixtofour) if each]
    return (*found, *(address.teredo or ()))
