from typing import TypeVar

from django.db import models

_T = TypeVar("_T", bound=models.Model, covariant=True)

class TreeQuerySet(models.QuerySet[_T, _T]): ...
class TreeManager(models.Manager[_T]): ...
