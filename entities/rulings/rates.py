"""How often editors overrule each rule of the machine: bad rules show here."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from entities.models import Ruling


@dataclass(frozen=True, slots=True)
class Rate:
    """A rule, and how often standing rulings looked at its findings: right and overruled."""

    rule: str
    about: str
    confirmed: int
    overruled: int

    @property
    def looked_at(self) -> int:
        return self.confirmed + self.overruled

    @property
    def share(self) -> float:
        """Overruled, of 1."""
        return self.overruled / self.looked_at if self.looked_at else 0.0


def rates() -> list[Rate]:
    """Every rule that editors looked at, the most overruled first."""
    right = Q(payload__contains={"do": "confirm"})
    rows = (
        Ruling.objects.standing()
        .exclude(rule="")
        .order_by()
        .values("rule", "about")
        .annotate(confirmed=Count("id", filter=right), overruled=Count("id", filter=~right))
    )
    found = [Rate(**row) for row in rows]
    return sorted(found, key=lambda each: (-each.overruled, each.confirmed, each.rule))
