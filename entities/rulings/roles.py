"""Who may do what: readers need no account, editors rule, administrators keep users and outlets.

The groups are made, and their permissions set, after every `migrate`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

EDITORS = "Editors"
ADMINISTRATORS = "Administrators"

_MAY_VIEW = ("articles", "entities")
"""The apps whose rows an editor may look at in the admin."""

_EDITORS_MAY = ("entities.add_ruling", "entities.change_mention")

_KEPT_BY_ADMINISTRATORS = Q(content_type__app_label="auth", content_type__model="user") | Q(
    content_type__app_label="articles", content_type__model__in=["source", "article", "refused"]
)


def may_rule(user: AbstractBaseUser | AnonymousUser) -> TypeGuard[User]:
    """Whether this user may record rulings."""
    return isinstance(user, User) and user.has_perm("entities.add_ruling")


def make_groups(**_sent: Any) -> None:
    """Make the two groups, or bring their permissions up to date."""
    views = Q(content_type__app_label__in=_MAY_VIEW, codename__startswith="view_")
    rules = Q()
    for each in _EDITORS_MAY:
        app, codename = each.split(".")
        rules |= Q(content_type__app_label=app, codename=codename)
    editors = Permission.objects.filter(views | rules)
    Group.objects.get_or_create(name=EDITORS)[0].permissions.set(editors)
    administrators = Permission.objects.filter(views | rules | _KEPT_BY_ADMINISTRATORS)
    Group.objects.get_or_create(name=ADMINISTRATORS)[0].permissions.set(administrators)
