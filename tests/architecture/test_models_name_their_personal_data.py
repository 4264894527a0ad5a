"""Every model of ours says which of its fields are about a person."""

import re

from django.apps import apps
from django.db import models

SENTENCE = re.compile(r"Personal data: (?P<fields>[^.]+)\.")


def complaint_about(model: type[models.Model]) -> str | None:
    said = SENTENCE.search(model.__doc__ or "")
    if said is None:
        return f"{model.__name__} does not name its personal data"
    names = {re.sub(r"\s*\(.*?\)", "", name).strip() for name in said["fields"].split(",")}
    known = {field.name for field in model._meta.get_fields()} | {"none"}  # noqa: SLF001 - Django's own way to ask
    unknown = sorted(name for name in names if name.split(" ")[0] not in known)
    return f"{model.__name__} names {unknown}, which it does not have" if unknown else None


def test_every_model_names_its_personal_data() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("prima.")]

    assert ours
    assert [said for model in ours if (said := complaint_about(model))] == []


def test_a_silent_model_would_be_seen() -> None:
    class Silent:
        """Says nothing."""

    assert complaint_about(Silent) == "Silent does not name its personal data"  # type: ignore[arg-type]  # enough of a model for the question
