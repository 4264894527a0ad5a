"""What a respondent said about themselves, in the many ways that forms write it."""

import re
from collections.abc import Callable

from prima.listen.surveys.rules.codes import AgeBand, Education, Occupation, Sex, age_band
from prima.listen.surveys.rules.columns import AGE, EDUCATION, OCCUPATION, SEX
from prima.listen.surveys.rules.sheets import Cell, plain, shown

YOUNGEST, OLDEST = 5, 120

# The first that fits counts, so the order matters: "S1" before "SD", "PNS/TNI/POLRI" as PNS.
_SEX = (
    (r"p|pr|perempuan|wanita|female|f", Sex.FEMALE),
    (r"l|lk|laki.*|pria|male|m", Sex.MALE),
)
_EDUCATION = (
    (r"(s ?3|doktor|doctor).*", Education.DOCTOR),
    (r"(s ?2|magister|master).*", Education.MASTER),
    (r"(s ?1|sarjana|bachelor).*", Education.BACHELOR),
    (r"(d ?[1-4]|d ?(i|ii|iii|iv)|diploma|akademi).*", Education.DIPLOMA),
    (r"(sma|slta|smk|smu|ma|aliyah)\b.*", Education.SENIOR),
    (r"(smp|sltp|mts)\b.*", Education.JUNIOR),
    (r"(sd|mi|tidak (pernah )?sekolah|tidak tamat|belum sekolah)\b.*", Education.PRIMARY),
)
_OCCUPATION = (
    (r"(pns|asn|pppk|p3k|pegawai negeri)\b.*", Occupation.CIVIL_SERVANT),
    (r"(polri|polisi)\b.*", Occupation.POLICE),
    (r"(tni|tentara)\b.*", Occupation.MILITARY),
    (r"(wira ?usaha|wira ?swasta|pengusaha|pedagang|usaha sendiri)\b.*", Occupation.SELF_EMPLOYED),
    (
        r"((pegawai|karyawan|karyawati) )?swasta\b.*|karyaw(an|ati)\b.*|buruh\b.*",
        Occupation.PRIVATE,
    ),
    (r".+", Occupation.OTHER),  # the form says: lainnya, sebutkan
)
_YEARS = re.compile(r"\D*(\d{1,3})(?:\D+(\d{1,3}))?\D*", re.ASCII)


def sex_in(cell: Cell) -> Sex:
    return Sex(_first(cell, _SEX))


def education_in(cell: Cell) -> Education:
    return Education(_first(cell, _EDUCATION))


def occupation_in(cell: Cell) -> Occupation:
    return Occupation(_first(cell, _OCCUPATION))


def age_in(cell: Cell) -> AgeBand:
    """Read an age or a band such as "21 - 30 tahun" (by its upper end) or "> 60".

    >>> age_in(34).value, age_in("21-30 tahun").value, age_in("> 60").value
    ('TO_40', 'TO_30', 'OVER_60')
    """
    text = shown(cell)
    found = _YEARS.fullmatch(text)
    if found is None or isinstance(cell, bool):
        raise ValueError("this is not an age")
    years = int(found[2] or found[1])
    if text.startswith((">", "≥")) or "lebih" in text.lower() or "atas" in text.lower():
        years += 1
    if not YOUNGEST <= years <= OLDEST:
        raise ValueError("nobody is that old")
    return age_band(years)


READERS: dict[str, Callable[[Cell], str]] = {
    SEX: sex_in,
    AGE: age_in,
    EDUCATION: education_in,
    OCCUPATION: occupation_in,
}


def _first(cell: Cell, choices: tuple[tuple[str, str], ...]) -> str:
    text = plain(shown(cell))
    for pattern, code in choices:
        if text and re.fullmatch(pattern, text):
            return code
    raise ValueError("this is none of the choices")
