from typing import TypeVar

from django.db import models

_T_co = TypeVar("_T_co", bound=models.Model, covariant=True)

class TreeQuerySet(models.QuerySet[_T_co, _T_co]): ...
class TreeManager(models.Manager[_T_co]): ...
