"""No template holds script, style or handlers of its own, so the policy can be strict."""

import re
from pathlib import Path

import pytest

import prima

SOURCE = Path(prima.__file__).resolve().parent
TEMPLATES = sorted(SOURCE.rglob("*.html"))
FORBIDDEN = {
    "a script of its own": re.compile(
        r"<script(?![^>]*(?:\bsrc=|\btype=\"application/ld\+json\"))",  # data runs nothing
        re.IGNORECASE,
    ),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "an address of another server": re.compile(
        r"<(?:script|link|img|iframe)[^>]*(?:src|href)=[\"'](?:https?:)?//", re.IGNORECASE
    ),
    "an htmx handler": re.compile(r"\shx-on[:-]", re.IGNORECASE),
}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_a_template_keeps_the_policy(template: Path) -> None:
    text = template.read_text(encoding="utf-8")

    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<script>alert(1)</script>", "a script of its own"),
        ("<STYLE>p{}</STYLE>", "a style element"),
        ('<p class="x" style="color:red">', "a style attribute"),
        ('<button onclick="x()">', "an event handler"),
        ('<a href="javascript:x">', "a javascript: address"),
        ('<script src="https://cdn.example/x.js"></script>', "an address of another server"),
        ('<b hx-on:click="x">', "an htmx handler"),
    ],
)
def test_what_is_forbidden_would_be_seen(text: str, name: str) -> None:
    assert FORBIDDEN[name].search(text)
