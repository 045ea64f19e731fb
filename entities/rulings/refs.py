"""How a ruling names an entity: by what outlives every derivation."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from uuid import uuid4

from django.db.models import Q

from entities.addresses import free_slugs
from entities.located import located
from entities.models import Address, Entity, Naming
from entities.rulings import subjects


@dataclass(frozen=True, slots=True)
class Ref:
    """An entity: its kind, its key, and what it was called when the ruling was made."""

    kind: str
    key: str
    name: str

    @property
    def subject(self) -> str:
        return subjects.entity(self.kind, self.key)

    def plain(self) -> dict[str, str]:
        return asdict(self)


def ref_of(entity: Entity) -> Ref:
    return Ref(entity.kind, entity.key, entity.name)


def new_ref(kind: str, name: str) -> Ref:
    """An entity that an editor makes: no name has its key, so that reading adds nothing to it."""
    return Ref(kind, f"editor {uuid4()}", name[:200])


def blocks(*refs: Ref) -> list[str]:
    """The subjects of the blocks of all their names: what has to be decided anew with them."""
    wanted = Q()
    for each in refs:
        wanted |= Q(entity__kind=each.kind, entity__key=each.key)
    rows = Naming.objects.filter(wanted).order_by().values_list("kind", "block").distinct()
    return [subjects.block(*each) for each in rows] if refs else []


def found(ref: Ref) -> Entity:
    """The entity of a ref, made where this installation has none yet."""
    known = Entity.objects.filter(kind=ref.kind, key=ref.key).first()
    if known:
        return known
    made = located(Entity(kind=ref.kind, key=ref.key, name=ref.name))
    free_slugs([made])
    made.save()
    Address.objects.get_or_create(kind=made.kind, slug=made.slug, defaults={"entity": made})
    return made


def current(entity: Entity) -> Entity:
    """The entity that this one has become part of, itself where it stands alone."""
    seen = {entity.pk}
    while entity.moved_to and not entity.reports and entity.moved_to_id not in seen:
        entity = entity.moved_to
        seen.add(entity.pk)
    return entity
