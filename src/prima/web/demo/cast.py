"""Whom a visitor of the demonstration can sign in as."""

from dataclasses import dataclass

from prima.foundation.people.rules import RoleKind

PASSWORD = "sepeda biru di tepi sungai"  # noqa: S105 - of a demonstration that anybody may enter


@dataclass(frozen=True)
class SignIn:
    """Somebody whom a visitor can sign in as."""

    username: str
    full_name: str
    kind: RoleKind


HEAD = SignIn("ratna", "dr. Ratna Wulandari", RoleKind.HEAD)
SIGN_INS = (
    HEAD,
    SignIn("budi", "Budi Santoso", RoleKind.OFFICER),
    SignIn("tono", "Tono Prasetyo", RoleKind.INSPECTOR),
)
