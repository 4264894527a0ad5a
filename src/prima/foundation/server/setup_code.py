"""The one-time code that proves who is at the keyboard when nobody is enrolled yet."""

import os
import secrets
from pathlib import Path
from typing import Final

from django.conf import settings

LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike
GROUPS, GROUP = 4, 4  # 80 bits


def _place() -> Path:
    return Path(settings.HOME) / "setup-code"


def setup_code() -> str:
    """Return the code that opens /start/; make it if there is none."""
    try:
        handle = os.open(_place(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _place().read_text(encoding="ascii").strip()
    code = "-".join(
        "".join(secrets.choice(LETTERS) for _letter in range(GROUP)) for _group in range(GROUPS)
    )
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(code)
    return code


def is_setup_code(given: str) -> bool:
    """Say whether this is the code; capitals and dashes do not matter. No code, no entry."""
    try:
        code = _place().read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return False
    plain = given.upper().replace("-", "").replace(" ", "")
    return secrets.compare_digest(plain.encode(), code.replace("-", "").encode())


def forget_setup_code() -> None:
    """Throw the code away. It opens the door once."""
    _place().unlink(missing_ok=True)
