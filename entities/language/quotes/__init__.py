"""Quotations: what is printed between marks, and who is said to say it.

No Django here, and no clock.
"""

from __future__ import annotations

from entities.language.quotes.find import find_quotes, spoken
from entities.language.quotes.same import Comparison, quote_key, same_quote

__all__ = ["Comparison", "find_quotes", "quote_key", "same_quote", "spoken"]
