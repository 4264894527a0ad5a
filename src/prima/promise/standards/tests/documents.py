"""Documents for the tests: one small and whole, and strategies for all that can be built."""

import re
from typing import Any

import pytest
from hypothesis import strategies as st

from prima.promise.standards.rules import codes
from prima.promise.standards.rules.bounds import Part
from prima.promise.standards.rules.commitments import Commitment, Limit, Redress
from prima.promise.standards.rules.document import (
    Channel,
    Competence,
    Complaints,
    Delivery,
    Fee,
    FeeLine,
    Manufacturing,
    Product,
    Requirement,
    Service,
    ServiceDocument,
    Staff,
    Standard,
    Step,
)
from prima.promise.standards.rules.durations import Duration
from prima.promise.standards.rules.problems import Problem, UnreadableDocument
from prima.promise.standards.rules.reading import read_document

SMALL = """
service:
  code: kartu-pencari-kerja
  name: Kartu pencari kerja
  purpose: Mencatat bahwa Anda mencari kerja.
  nature: CORE
  customers: EXTERNAL
  good: PRIVATE
  function: DEVELOPMENT
  pattern: FUNCTIONAL
  responsible: Kepala seksi penempatan kerja
standard:
  delivery:
    requirements:
    - code: ktp
      text: KTP-el
      kind: DOCUMENT
    - code: ijazah
      text: Ijazah terakhir
      kind: DOCUMENT
    procedure:
    - code: serahkan
      text: Serahkan berkas Anda.
      actor: CITIZEN
      duration: {value: 5, unit: MINUTES}
      requirements: [ktp, ijazah]
    - code: cetak
      text: Petugas mencetak kartu.
      actor: OFFICER
      duration: {value: 10, unit: MINUTES}
    completion: {value: 15, unit: MINUTES}
    fee: {free: true}
    products:
    - code: kartu
      name: Kartu pencari kerja
      proof_of_handover: Tanda tangan di buku pengambilan
    complaints:
      channels:
      - {code: meja, kind: COUNTER, address: Meja informasi}
      - {code: lapor, kind: LAPOR, address: lapor.go.id}
      officer: Petugas pengaduan
      procedure: [Kami menjawab pengaduan Anda paling lambat 5 hari kerja.]
      answer_within: {value: 5, unit: WORKING_DAYS}
  manufacturing:
    legal_basis: [Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik]
    facilities: [Ruang tunggu]
    competence:
    - {role: Petugas, text: Lulusan SMA atau lebih}
    supervision: [Kepala seksi memeriksa setiap minggu.]
    staff:
    - {role: Petugas, count: 2}
    service_guarantee: [Kami melayani sesuai standar ini.]
    safety_guarantee: [Data Anda dirahasiakan.]
    evaluation: [Kinerja dinilai setiap tiga bulan.]
  commitments:
  - code: selesai
    measure: COMPLETION
    limit: {value: 15, unit: MINUTES}
    share_percent: 90
    redress: {text: Kami meminta maaf dan mengantar kartu ke rumah Anda.}
  vulnerable_groups: [Lansia dan penyandang disabilitas dilayani lebih dulu.]
"""

WORDS_THAT_YAML_MIXES_UP = re.findall(
    r"\S+",
    """yes no on off null Null ~ true True 10:30 1:20:30 0812 0o17 0x1F 1e3 1_000 .5 .inf -0 - --
    ? : 2024-01-01 = << # [ ] { } , & * ! !!str | > ' " % @ ` \\ \\n a:b a: #b --- ...""",
)
Strategy = st.SearchStrategy

slugs = st.sampled_from(["ktp", "foto", "tunggu", "bayar", "a", "true", "null", "n10", "kk-baru"])
characters = st.characters(
    categories=["L", "M", "N", "P", "S", "Zs"], exclude_characters="\ufffc\ufffd"
)
sentences = st.lists(
    st.sampled_from(["Anda", "antrean:", "#1", "-", "", "petugas,", "'", '"']), max_size=80
).map(" ".join)
texts = st.one_of(
    st.sampled_from(WORDS_THAT_YAML_MIXES_UP), st.text(characters, max_size=40), sentences
).map(lambda text: text.strip() or "Anda")
names = texts.map(lambda text: text[:100].strip())
lines = st.lists(texts, unique=True, max_size=3).map(tuple)


def coded(parts: Strategy[Any], most: int = 3) -> Strategy[tuple[Any, ...]]:
    return st.lists(parts, unique_by=lambda part: part.identity, max_size=most).map(tuple)


def maybe(strategy: Strategy[Any]) -> Strategy[Any]:
    return st.none() | strategy


durations = st.builds(Duration, value=st.integers(1, 10_000), unit=st.sampled_from(codes.TimeUnit))
rupiahs = st.integers(0, 1_000_000_000)
requirements = st.builds(
    Requirement,
    code=slugs,
    text=texts,
    kind=st.sampled_from(codes.RequirementKind),
    copies=st.integers(0, 20),
    original=st.booleans(),
    needed_when=maybe(texts),
    where_to_get=maybe(texts),
)
fee_lines = st.builds(
    FeeLine, code=slugs, text=texts, amount_rupiah=rupiahs, legal_basis=maybe(texts)
)
fees = st.one_of(
    st.builds(Fee, free=st.sampled_from([True]), how_to_pay=lines),
    st.builds(Fee, lines=coded(fee_lines), how_to_pay=lines),
)
complaints = st.builds(
    Complaints,
    channels=coded(
        st.builds(Channel, code=slugs, kind=st.sampled_from(codes.ChannelKind), address=texts)
    ),
    officer=maybe(names),
    answer_within=maybe(durations),
    procedure=lines,
)
commitments = st.builds(
    Commitment,
    code=slugs,
    measure=st.sampled_from(codes.Measure),
    limit=st.builds(Limit, value=rupiahs, unit=st.sampled_from(codes.LimitUnit)),
    share_percent=st.integers(1, 100),
    redress=maybe(st.builds(Redress, text=texts)),
)
services = st.builds(
    Service,
    code=slugs,
    name=names,
    purpose=texts,
    legal_basis=lines,
    nature=st.sampled_from(codes.Nature),
    customers=st.sampled_from(codes.Customers),
    good=st.sampled_from(codes.Good),
    function=st.sampled_from(codes.Function),
    pattern=st.sampled_from(codes.Pattern),
    responsible=maybe(names),
    keywords=lines,
    queue_letter=maybe(st.sampled_from("ABCXYZ")),
)
manufacturings = st.builds(
    Manufacturing,
    legal_basis=lines,
    facilities=lines,
    competence=coded(st.builds(Competence, role=names, text=texts)),
    supervision=lines,
    staff=coded(st.builds(Staff, role=names, count=st.integers(1, 10_000))),
    service_guarantee=lines,
    safety_guarantee=lines,
    evaluation=lines,
)


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    """Draw a delivery whose steps use the requirements that it has."""
    asked = draw(coded(requirements))
    fee = draw(maybe(fees))
    step = st.builds(
        Step,
        code=slugs,
        text=texts,
        actor=st.sampled_from(codes.Actor),
        role=maybe(names),
        duration=maybe(durations),
        cost_rupiah=st.just(0) if fee and fee.free else rupiahs,
        requirements=st.lists(
            st.sampled_from([each.code for each in asked] or [""]), unique=True
        ).map(lambda chosen: tuple(filter(None, chosen))),
    )
    return Delivery(
        requirements=asked,
        procedure=draw(coded(step, most=6)),
        completion=draw(maybe(durations)),
        fee=fee,
        products=draw(
            coded(st.builds(Product, code=slugs, name=names, proof_of_handover=maybe(texts)))
        ),
        proof_of_receipt=draw(maybe(texts)),
        complaints=draw(maybe(complaints)),
    )


documents = st.builds(
    ServiceDocument,
    service=services,
    standard=st.builds(
        Standard,
        delivery=deliveries(),
        manufacturing=manufacturings,
        commitments=coded(commitments),
        vulnerable_groups=lines,
        opening=maybe(texts),
    ),
)


def with_change(part: Part, *path: str, **changes: object) -> Any:  # noqa: ANN401 the part's type
    """Return the part with some fields of a part inside it changed, and checked anew."""
    if path:
        first, *rest = path
        changes = {first: with_change(getattr(part, first), *rest, **changes)}
    return type(part).model_validate({**dict(part), **changes})


def problems_of(text: str | bytes) -> tuple[Problem, ...]:
    """Return why the text is no document."""
    with pytest.raises(UnreadableDocument) as refused:
        read_document(text)
    return refused.value.problems


def changed(old: str, new: str) -> str:
    """Return the small document with one piece of its text replaced."""
    if old not in SMALL:
        raise ValueError(f"the small document does not say {old}")
    return SMALL.replace(old, new, 1)


def line_of(text: str, words: str) -> int:
    """Return the number of the line that holds the words."""
    return next(number for number, row in enumerate(text.split("\n"), 1) if words in row)
