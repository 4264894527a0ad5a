"""The icons of the sprite `static/design/icons.svg`, by name."""

import re
from functools import cache
from pathlib import Path

SPRITE = Path(__file__).resolve().parent / "static/design/icons.svg"


@cache
def icon_names() -> frozenset[str]:
    return frozenset(re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text(encoding="utf-8")))
