"""Forty planted faults: templates of the catalogue with one thing made wrong in each."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from prima.promise.standards.rules.catalogue import catalogue, unit_templates
from prima.promise.standards.rules.document import ServiceDocument
from prima.promise.standards.rules.findings import FindingCode, Surroundings
from prima.promise.standards.rules.proofreading.finding import Neighbour, WeekHours

FILE = Path(__file__).parent / "data" / "planted_faults.yaml"


@dataclass(frozen=True)
class Fault:
    number: int
    template: str
    code: FindingCode
    also: frozenset[FindingCode]
    document: ServiceDocument

    def __str__(self) -> str:
        return f"{self.number}-{self.template}-{self.code}"


def planted_faults() -> list[Fault]:
    listed = yaml.safe_load(FILE.read_text(encoding="utf-8"))["faults"]
    return [
        Fault(
            number,
            fault["template"],
            FindingCode(fault["code"]),
            frozenset(map(FindingCode, fault.get("also", ()))),
            _planted(fault),
        )
        for number, fault in enumerate(listed, start=1)
    ]


def beside_the_template(code: str) -> Surroundings:
    """Return what a draft is read beside: the template as version before and as other unit."""
    template = catalogue()[code]
    unit = next(each for each in unit_templates().values() if code in each.standards)
    hours: WeekHours = {
        each.day.number: tuple((window.starts_at, window.ends_at) for window in each.windows)
        for each in unit.opening
    }
    return Surroundings(template, (Neighbour("Unit lain", template),), hours)


def _planted(fault: dict[str, Any]) -> ServiceDocument:
    plain = catalogue()[fault["template"]].model_dump(mode="json")
    for path, value in fault.get("set", {}).items():
        around, last = _around(plain, path)
        around[last] = value
    for path, value in fault.get("add", {}).items():
        around, last = _around(plain, path)
        around[last].append(value)
    if "drop" in fault:
        around, last = _around(plain, fault["drop"])
        del around[last]
    return ServiceDocument.model_validate(plain)


def _around(plain: Any, path: str) -> tuple[Any, Any]:  # noqa: ANN401 - plain values of YAML
    *steps, last = path.split(".")
    for step in steps:
        plain = plain[_key(plain, step)]
    return plain, _key(plain, last)


def _key(plain: Any, step: str) -> str | int:  # noqa: ANN401 - plain values of YAML
    """Find an item of a list by its place or its code."""
    if not isinstance(plain, list):
        return step
    if step.isdigit():
        return int(step)
    return next(index for index, item in enumerate(plain) if item["code"] == step)
