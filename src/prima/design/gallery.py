"""What the gallery shows: each component's examples and criteria, read from its folder."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django import forms
from django.utils.safestring import SafeString, mark_safe

from prima.design.rendering import FOLDER

FACES = Path(__file__).resolve().parent / "faces"
THEMES = ("light", "dark", "print")


class SampleForm(forms.Form):
    """One field of each kind, for the examples of the form components."""

    name = forms.CharField(label="Nama", max_length=80)
    phone = forms.RegexField(
        r"^\d{9,14}$",
        label="Nomor telepon",
        help_text="Hanya angka, misalnya 081234567890.",
        required=False,
        error_messages={"invalid": "Nomor telepon harus 9 sampai 14 angka."},
    )
    born_on = forms.DateField(
        label="Tanggal lahir", widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    village = forms.ChoiceField(
        label="Kelurahan", choices=[("", "Pilih kelurahan"), ("1", "Sukamaju"), ("2", "Mekarsari")]
    )
    story = forms.CharField(label="Apa yang terjadi?", widget=forms.Textarea, required=False)
    proof = forms.FileField(label="Foto atau dokumen", required=False)
    channel = forms.ChoiceField(
        label="Bagaimana Anda ingin dihubungi?",
        choices=[("SMS", "SMS"), ("LETTER", "Surat"), ("NONE", "Tidak perlu dihubungi")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih cara kami menghubungi Anda."},
    )
    needs = forms.MultipleChoiceField(
        label="Yang Anda perlukan",
        choices=[("CHAIR", "Kursi roda"), ("SIGN", "Juru bahasa isyarat")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agreed = forms.BooleanField(label="Keterangan ini benar.")
    speed = forms.ChoiceField(
        label="Bagaimana kecepatan pelayanan kami?",
        choices=[
            ("1", "Tidak cepat"),
            ("2", "Kurang cepat"),
            ("3", "Cepat"),
            ("4", "Sangat cepat"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu jawaban tentang kecepatan."},
    )


@dataclass(frozen=True)
class Example:
    title: str
    values: dict[str, Any]


@dataclass(frozen=True)
class Component:
    name: str

    @property
    def is_item(self) -> bool:
        """Tell whether it is an item of a list, which the gallery must put around it."""
        template = (FOLDER / self.name / f"{self.name}.html").read_text(encoding="utf-8")
        return f'<li class="prima-{self.name}"' in template

    @property
    def purpose(self) -> str:
        """When to use it: the first paragraph of the README."""
        return self._readme().split("\n\n")[1].replace("\n", " ")

    @property
    def criteria(self) -> list[str]:
        """What must stay true for everybody to be able to use it."""
        points = re.split(r"^- ", self._readme(), flags=re.MULTILINE)[1:]
        return [" ".join(point.split()) for point in points]

    @property
    def examples(self) -> list[Example]:
        text = (FOLDER / self.name / "examples.yaml").read_text(encoding="utf-8")
        return [_example(written) for written in yaml.safe_load(text)]

    def _readme(self) -> str:
        return (FOLDER / self.name / "README.md").read_text(encoding="utf-8").replace("`", "")


def components() -> list[Component]:
    return [Component(file.parent.name) for file in sorted(FOLDER.glob("*/examples.yaml"))]


def faces() -> list[str]:
    return sorted(data.stem for data in FACES.glob("*.yaml"))


def face(name: str) -> dict[str, Any]:
    """Read the made-up values that a sample page is drawn with."""
    values: dict[str, Any] = yaml.safe_load((FACES / f"{name}.yaml").read_text(encoding="utf-8"))
    return values


def _example(written: dict[str, Any]) -> Example:
    values = dict(written.get("with", {}))
    if "content" in written:
        values["content"] = _trusted(written["content"])
    if "sample" in written:
        values |= _sample(**written["sample"])
    return Example(written["title"], values)


def _sample(data: dict[str, Any] | None = None, field: str = "") -> dict[str, Any]:
    form = SampleForm(data)
    return {"field": form[field]} if field else {"form": form}


def _trusted(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 - from the examples in this repository
