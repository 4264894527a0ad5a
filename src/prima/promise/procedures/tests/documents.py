"""Procedures for tests: one that an office could have written, and ten that are hard to draw."""

import random

from prima.promise.procedures.rules.codes import ActivityKind, Actor, Kind
from prima.promise.procedures.rules.document import (
    Activity,
    Definition,
    Exit,
    Performer,
    ProcedureDocument,
)
from prima.promise.standards.rules.codes import TimeUnit
from prima.promise.standards.rules.durations import Duration

VERBS = ("Memeriksa kelengkapan", "Mencatat", "Meneruskan", "Menandatangani", "Mengarsipkan")
THINGS = ("berkas permohonan", "surat pengantar yang sudah diberi nomor", "formulir pendaftaran")
ROLES = (
    "Pemohon", "Petugas loket", "Petugas pemeriksa berkas", "Kepala seksi pelayanan", "Sekretaris",
    "Bendahara penerimaan", "Kepala dinas", "Petugas arsip",
)  # fmt: skip
SHAPES = [(3, 1), (6, 3), (10, 4), (12, 2), (15, 5), (20, 6), (25, 8), (30, 7), (36, 8), (40, 8)]


def minutes(value: int) -> Duration:
    return Duration(value=value, unit=TimeUnit.MINUTES)


def a_procedure(size: int = 10, lanes: int = 4, seed: int = 1) -> ProcedureDocument:
    """Return a procedure with a decision in every third row; most of them lead back."""
    dice = random.Random(seed)  # noqa: S311 - only an example
    codes = [f"kegiatan-{row}" for row in range(1, size + 1)]
    activities = []
    for row, code in enumerate(codes):
        decides = row % 3 == 1 and row + 1 < size
        other = codes[max(0, row - dice.randint(1, 6))]
        if dice.random() < 0.3:  # noqa: PLR2004 - some leap forward
            other = codes[min(size - 1, row + dice.randint(2, 12))]
        ways = (Exit(when="Ya", to=codes[row + 1]), Exit(when="Tidak", to=other)) if decides else ()
        activities.append(
            Activity(
                code=code,
                text=f"{dice.choice(VERBS)} {dice.choice(THINGS)} ke-{row + 1}.",
                performer=f"pelaksana-{dice.randint(1, lanes)}",
                kind=ActivityKind.DECISION if decides else ActivityKind.TASK,
                needs=tuple(dice.sample(THINGS, dice.randint(0, 2))),
                duration=minutes(dice.randint(1, 30)),
                outputs=(f"Berkas {row + 1}",),
                exits=ways,
            )
        )
    performers = tuple(
        Performer(code=f"pelaksana-{place}", name=ROLES[place - 1]) for place in range(1, lanes + 1)
    )
    return ProcedureDocument(
        code="contoh",
        title=f"Prosedur dengan {size} kegiatan",
        performers=performers,
        activities=tuple(activities),
    )


TEN = [a_procedure(size, lanes, seed) for seed, (size, lanes) in enumerate(SHAPES, start=1)]

WHOLE = ProcedureDocument(
    code="surat-keterangan",
    title="Pelayanan surat keterangan",
    kind=Kind.ADMINISTRATIVE,
    number="SOP/01/2026",
    legal_basis=("Peraturan Menteri PANRB Nomor 35 Tahun 2012",),
    purpose="Surat keterangan selesai hari itu juga, dengan benar.",
    scope="Semua surat keterangan kelurahan.",
    summary="Berkas diperiksa, surat diketik, ditandatangani, lalu diserahkan.",
    definitions=(Definition(term="Pemohon", text="Warga yang meminta surat."),),
    related=("SOP pengaduan",),
    warnings=("Surat yang salah nama tidak berlaku di bank.",),
    cautions=("Jangan tinggalkan layar terbuka.",),
    interferences=("Listrik padam: pakai formulir kertas.",),
    qualifications=("Dapat memakai komputer",),
    equipment=("Komputer & pencetak <A4>",),
    checklist=("Nama sama dengan KTP",),
    records=("Buku register surat",),
    quality_control=("Kepala seksi membaca setiap surat.",),
    references=("Standar pelayanan surat keterangan",),
    performers=(
        Performer(code="pemohon", name="Pemohon", actor=Actor.CITIZEN),
        Performer(code="petugas", name="Petugas loket"),
        Performer(code="kepala", name="Kepala seksi"),
    ),
    activities=(
        Activity(
            code="serahkan", text="Menyerahkan berkas.", performer="pemohon",
            needs=("KTP", "Kartu keluarga"), duration=minutes(2), outputs=("Berkas",),
        ),
        Activity(
            code="periksa", text="Memeriksa kelengkapan berkas.", performer="petugas",
            kind=ActivityKind.DECISION, needs=("Berkas",), duration=minutes(5),
            outputs=("Berkas yang diperiksa",), note="Sekali periksa",
            exits=(Exit(when="Lengkap", to="ketik"), Exit(when="Tidak lengkap", to="serahkan")),
        ),
        Activity(
            code="ketik", text="Mengetik surat.", performer="petugas", needs=("Berkas",),
            duration=minutes(10), outputs=("Surat",),
        ),
        Activity(
            code="baca", text="Membaca dan menandatangani surat.", performer="kepala",
            kind=ActivityKind.DECISION, needs=("Surat",), duration=minutes(5),
            outputs=("Surat bertanda tangan",),
            exits=(Exit(when="Benar", to="beri"), Exit(when="Salah", to="ketik")),
        ),
        Activity(
            code="beri", text="Menyerahkan surat.", performer="petugas",
            needs=("Surat bertanda tangan",), duration=minutes(2), outputs=("Tanda terima",),
        ),
    ),
)  # fmt: skip
