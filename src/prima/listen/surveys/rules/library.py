"""The instruments that come with Prima, and how a document is read from a text."""

from functools import lru_cache
from typing import Any

import yaml
from pydantic import ValidationError

from prima.listen.surveys.rules.documents import OFFICIAL_NAMES, Document, lifted
from prima.listen.surveys.rules.instruments import SHIPPED, Questionnaire, shipped

LIBRARY = SHIPPED / "instruments"
MOST_LETTERS = 200_000
MOST_TROUBLES = 10
DEEPEST = 40


class UnreadableInstrument(ValueError):
    """A text is no instrument. `troubles` say where and why."""

    def __init__(self, troubles: list[str]) -> None:
        super().__init__("; ".join(troubles))
        self.troubles = troubles


def names() -> tuple[str, ...]:
    """Return what comes with Prima, the official ones first.

    >>> names()[:3]
    ('skm-2017', 'ikm-2004', 'skm-2014')
    """
    return (*OFFICIAL_NAMES, *sorted(path.stem for path in LIBRARY.glob("*.yaml")))


@lru_cache(maxsize=64)
def shipped_document(name: str) -> Document:
    """Return an instrument that comes with Prima.

    >>> nps = shipped_document("loyalty")
    >>> [index.method.value for index in nps.indices]
    ['NPS', 'CES', 'SHARE']
    """
    if name not in names():
        raise KeyError(name)
    if name in OFFICIAL_NAMES:
        return lifted(shipped(name))
    return read_instrument((LIBRARY / f"{name}.yaml").read_text(encoding="utf-8"))


def read_instrument(text: str) -> Document:
    """Read a document, or the short form of an official questionnaire, from YAML.

    Raises UnreadableInstrument and says what is wrong, line or place first.
    """
    return checked(_plain(text))


def checked(plain: dict[str, Any]) -> Document:
    """Make plain data a document. Raises UnreadableInstrument."""
    try:
        if "items" in plain:
            return lifted(Questionnaire.model_validate(plain))
        return Document.model_validate(plain)
    except ValidationError as wrong:
        raise UnreadableInstrument(_told(wrong)) from wrong


def written(document: Document) -> str:
    """Write a document as YAML that `read_instrument` gives back."""
    return yaml.safe_dump(document.plain(), allow_unicode=True, sort_keys=False, width=100)


class _Loader(yaml.SafeLoader):
    """YAML without aliases: a few of them inside each other fill the memory of any machine."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases (*name) are not read")
        self.depth = getattr(self, "depth", 0) + 1
        if self.depth > DEEPEST:
            raise yaml.YAMLError("too many parts inside each other")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _plain(text: str) -> dict[str, Any]:
    if len(text) > MOST_LETTERS:
        raise UnreadableInstrument([f"an instrument has at most {MOST_LETTERS} letters"])
    try:
        plain = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader with less
    except (yaml.YAMLError, ValueError) as wrong:
        raise UnreadableInstrument([" ".join(str(wrong).split())[:300]]) from wrong
    if not isinstance(plain, dict) or not all(isinstance(key, str) for key in plain):
        raise UnreadableInstrument(["an instrument is a list of names and values"])
    return plain


def _told(wrong: ValidationError) -> list[str]:
    errors = wrong.errors(include_url=False, include_input=False)[:MOST_TROUBLES]
    return [f"{'.'.join(map(str, error['loc'])) or 'document'}: {error['msg']}" for error in errors]
