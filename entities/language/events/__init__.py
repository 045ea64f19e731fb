"""Events: what happened, as against what was printed; who took part, where, when, how it stands.

No Django here, and no clock.
"""

from __future__ import annotations

from entities.language.events.find import find_events

__all__ = ["find_events"]
