from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class EntitiesConfig(AppConfig):
    name = "entities"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Here, because models can only be imported once every app is known.
        from entities.rulings.kinds import register_kinds  # noqa: PLC0415
        from entities.rulings.roles import make_groups  # noqa: PLC0415

        register_kinds()
        # Permissions exist only after a migration, so a migration cannot hand them out.
        post_migrate.connect(make_groups, dispatch_uid="groups of editors and administrators")
