from django.db import models
from django.db.models import Q

from prima.kernel.satisfaction.instruments import Convention
from prima.kernel.satisfaction.instruments import Instrument as Scoring


class Instrument(models.Model):
    """A version of a questionnaire: the items, how they weigh, and the class table.

    Always true: once somebody has answered it, it never changes; the database refuses it too.
    Items are known by code. The class table is stored here because a survey is judged by the table
    of its own regulation, for ever. `items`, `weights` and `class_table` are those of its official
    part, and empty where it has none; `document` is empty where the official part is all there is.

    Personal data: none.
    """

    code = models.CharField(max_length=30)
    version = models.CharField(max_length=20)
    regulation = models.CharField(max_length=120)
    title = models.JSONField(help_text="In Indonesian and in English.")
    items = models.JSONField(help_text="Code, number, name, question and four labels of each item.")
    weights = models.JSONField(help_text='Pairs such as ["TIME", "1/9"].')
    class_table = models.JSONField()
    convention = models.CharField(max_length=10, default=Convention.EXACT)
    document = models.JSONField(null=True, help_text="What it asks beyond the official part.")
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["code", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "version"], name="instrument_version_is_one_of_its_code"
            ),
            models.CheckConstraint(
                name="instrument_convention_is_known", condition=Q(convention__in=list(Convention))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"

    @property
    def is_official(self) -> bool:
        """Say whether it has the items and the class table of a regulation."""
        return bool(self.items)

    @property
    def scored_codes(self) -> list[str]:
        """The items that monthly sums are kept of."""
        return [code for code, _weight in self.weights]

    @property
    def scoring(self) -> Scoring:
        """How the kernel weighs and judges answers to this instrument."""
        return Scoring.from_dict({"weights": self.weights, "table": self.class_table})
