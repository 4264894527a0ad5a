# What django-tree-queries gives us, for the type checker: the package ships no types.

from typing import ClassVar, Self

from django.db import models
from django.db.models import QuerySet

class TreeNode(models.Model):  # type: ignore[django-manager-missing]  # made at run time
    parent: models.ForeignKey[Self | None, Self | None]
    class Meta:
        abstract: ClassVar[bool]

    def ancestors(self, *, include_self: bool = ...) -> QuerySet[Self]: ...
    def descendants(self, *, include_self: bool = ...) -> QuerySet[Self]: ...
