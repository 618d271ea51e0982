"""Network addresses, shortened so that they name a network and not a person."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Address, ip_address, ip_network

IPV4_BITS = 24
IPV6_BITS = 48


@lru_cache(maxsize=65_536)
def shortened(address: str | None) -> str | None:
    """The first 24 bits of an IPv4 address, 48 of an IPv6 one; None for what is no address."""
    try:
        found = ip_address((address or "").strip())
    except ValueError:
        return None
    bits = IPV4_BITS if isinstance(found, IPv4Address) else IPV6_BITS
    return str(ip_network((found, bits), strict=False).network_address)
