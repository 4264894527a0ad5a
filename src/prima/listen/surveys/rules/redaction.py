"""Names and numbers of people are taken out of what was written, before anybody reads it.

Law: rather a word too many than a name too few. What is taken out leaves a mark, so that nobody
takes the rest for the whole. A name without a title, in the middle of a sentence, stays unseen.
"""

import re

GAP = "[…]"
FEWEST_DIGITS = 6  # a year, an hour and a price are shorter; a phone and an identity number are not

_MAIL = re.compile(r"\S+@\S+\.\w+|(?<!\w)@\w{3,}")
_DIGITS = re.compile(r"(?<!\w)\+?\d(?:[ ().-]{0,2}\d){4,}")
_HOURS = re.compile(r"\d{1,2}[.:]\d{2} ?- ?\d{1,2}[.:]\d{2}")
_TITLES = "bapak|bpk|pak|ibu|bu|sdr|sdri|saudara|saudari|mas|mbak|mba|kak|bang|dr|drg|dokter"
_TITLED = re.compile(
    rf"\b(?P<title>(?:{_TITLES}|bidan|suster|perawat|petugas|atas nama|a\.n|nama saya)\b\.?,? )"
    r"(?P<name>[^\W\d_]+(?:[ -](?-i:[A-Z])[^\W\d_]+){0,2})",
    re.IGNORECASE,
)
_NO_NAME = """
    ada agar aja akan anak anda antara atas atau bagian bagus baik banyak baru bekerja belum benar
    bersalin bidan bisa cepat cuma dan dari datang dengan di dokter dulu galak gigi hamil hanya
    harus ini itu jaga jangan jutek kami karena kasir ke kepala kerja kita kurang lagi lambat lama
    lain lebih loket lurah masih memang mengapa mohon nya nifas obat pada parkir pasien pelayanan
    pendaftaran perawat petugas polisi ramah saja sangat saat satpam saya sekali selalu semua
    seperti sering sopan sudah supaya tapi terlalu terutama tidak tolong tua umum untuk yang yg
    bapak ibu bpk pak bu nomor no sabar tetap terlambat masuk menyusui
"""
_NO_NAMES = frozenset(_NO_NAME.split())


def redacted(text: str) -> str:
    """Take out mail addresses, long numbers, and names behind a title.

    >>> redacted("Pak Budi Santoso di loket 2 ramah, hubungi saya 0812-3456-7890")
    'Pak […] di loket 2 ramah, hubungi saya […]'
    >>> redacted("Ibu hamil menunggu lama, buka 08.00-12.00, bayar Rp 1.250.000")
    'Ibu hamil menunggu lama, buka 08.00-12.00, bayar Rp 1.250.000'
    """
    without_mail = _MAIL.sub(GAP, text)
    without_numbers = _DIGITS.sub(lambda found: _number(found, without_mail), without_mail)
    return _TITLED.sub(_name, without_numbers)


def _number(found: "re.Match[str]", text: str) -> str:
    digits = sum(letter.isdigit() for letter in found[0])
    is_price = text[: found.start()].rstrip(" .").lower().endswith("rp")
    if digits < FEWEST_DIGITS or is_price or _HOURS.fullmatch(found[0]):
        return found[0]
    return GAP


def _name(found: "re.Match[str]") -> str:
    first = found["name"].split(" ")[0].split("-")[0]
    return found[0] if first.lower() in _NO_NAMES else f"{found['title']}{GAP}"
