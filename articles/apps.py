from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Here, because models can only be imported once every app is known.
        from articles.dating import PUBLISHED, derive_published  # noqa: PLC0415
        from articles.reprints.rulings import KIND as COPIES  # noqa: PLC0415
        from articles.stories.rulings import KINDS  # noqa: PLC0415
        from entities.rulings.frame import Kind, register  # noqa: PLC0415

        register(Kind(PUBLISHED, label=_("the day of publication"), derive=derive_published))
        for kind in (*KINDS, COPIES):
            register(kind)
