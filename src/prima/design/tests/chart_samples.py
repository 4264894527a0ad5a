"""Charts of every kind, plain and awkward, that all tests of charts look at."""

from typing import Final

from prima.design.charts import (
    Bar,
    BarChart,
    Chart,
    HeatMap,
    Highlight,
    LineChart,
    Point,
    Reference,
    ScatterChart,
    Series,
    Spot,
)

LONG: Final = (
    "Penanganan pengaduan, saran dan masukan dari masyarakat di seluruh wilayah kerja unit"
)
HOSTILE: Final = "</text><script>alert(1)</script>\" onload='x' & \x00\x0b]]> <!--"
MONTHS: Final = [f"{month} {year}" for year in range(2022, 2027) for month in ("Jan", "Apr", "Jul")]

CLASSES: Final = (Reference(65, "C"), Reference(76.61, "B"), Reference(88.31, "A"))


def line(*values: float | None, title: str = "Indeks") -> LineChart:
    points = [Point(f"Bulan {index}", value) for index, value in enumerate(values, start=1)]
    return LineChart(title=title, series=[Series("", points)])


SAMPLES: Final[dict[str, Chart]] = {
    "bars": BarChart(
        title="Nilai per unsur",
        bars=[
            Bar("Persyaratan", 82.31, 79.8, 84.1, note="n = 150"),
            Bar(LONG, 71.25, 68, 74.5),
            Bar("Biaya/tarif", 93.8, 91, 101),
            Bar("Laboratorium", None),
        ],
        floor=25,
        ceiling=100,
        references=CLASSES,
    ),
    "bars on both sides": BarChart(
        title="Selisih", bars=[Bar("Bukti", -0.8, -1.2, -0.4), Bar("Empati", 0.6), Bar("Lain", 0)]
    ),
    "huge bars": BarChart(title="Rupiah", bars=[Bar("A", 9.9e14), Bar("B", -1e15), Bar(LONG, 1)]),
    "many references": BarChart(
        title="Acuan",
        bars=[Bar("A", 5)],
        references=[Reference(5 + each / 10, f"Acuan ke-{each} yang panjang") for each in range(6)],
    ),
    "one bar": BarChart(title="Satu", bars=[Bar("A", 4)]),
    "equal bars": BarChart(title="Sama", bars=[Bar("A", 4), Bar("B", 4)]),
    "zero bars": BarChart(title="Nol", bars=[Bar("A", 0), Bar("B", 0)]),
    "line": LineChart(
        title="Indeks",
        series=[
            Series(
                "",
                [
                    Point(label, 70 + index, 68 + index, 72 + index, 20 + index)
                    if index % 5
                    else Point(label, None)
                    for index, label in enumerate(MONTHS)
                ],
            )
        ],
        few=30,
        references=CLASSES,
    ),
    "compared lines": LineChart(
        title="Pembanding",
        series=[
            Series("Puskesmas Melati", [Point(label, 80 + i) for i, label in enumerate(MONTHS)]),
            Series("Rata-rata kabupaten", [Point(label, 93) for label in MONTHS]),
            Series("Puskesmas yang namanya panjang", [Point(label, 93.5) for label in MONTHS]),
            Series("Tanpa data", [Point(label, None) for label in MONTHS]),
        ],
    ),
    "sixty periods": line(*[index * 7 % 23 for index in range(60)]),
    "one point": line(81.2),
    "two far points": line(None, -4e14, None, 9e14, None),
    "level line": line(4, 4, 4),
    "hours": HeatMap(
        title="Orang menunggu",
        rows=["Senin", "Selasa", "Rabu"],
        columns=[f"{hour:02}" for hour in range(24)],
        values=[[None, None, *[hour * 7 - day for hour in range(2, 24)]] for day in range(3)],
    ),
    "elements": HeatMap(
        title="Unsur menurut layanan",
        rows=["Waktu", LONG],
        columns=["Umum", "Gigi dan mulut", "Kesehatan ibu dan anak"],
        values=[[62, 70.5, 80], [90, None, 25]],
        bounds=[65, 76.61, 88.31],
        highlight=Highlight.LOWEST,
    ),
    "one cell": HeatMap(title="Satu", rows=["A"], columns=["B"], values=[[3]]),
    "quadrants": ScatterChart(
        title="Kepentingan dan kinerja",
        spots=[
            Spot(LONG, 2.9 + index * 0.1, 3.9 - index * index * 0.02, f"U{index}", index % 3 == 0)
            for index in range(1, 10)
        ],
        x_heading="Kinerja",
        y_heading=LONG,
        cuts=(3.3, 3.5),
        corners=("Prioritas utama", "Pertahankan", "Prioritas rendah", LONG),
    ),
    "one spot": ScatterChart(
        title="Satu", spots=[Spot("A", -9e14, 1e15)], x_heading="x", y_heading="y"
    ),
    "a heap of spots": ScatterChart(
        title="Sama", spots=[Spot("A", 1, 1)] * 30, x_heading="x", y_heading="y"
    ),
    "hostile spots": ScatterChart(
        title=HOSTILE,
        spots=[Spot(HOSTILE, 1, 2, HOSTILE, note=HOSTILE), Spot("x", 2, 1)],
        x_heading=HOSTILE,
        y_heading=HOSTILE,
        corners=(HOSTILE, HOSTILE, HOSTILE, HOSTILE),
    ),
    "hostile": BarChart(
        title=HOSTILE,
        bars=[Bar(HOSTILE, 3, note=HOSTILE), Bar("biasa", 4)],
        references=[Reference(2, HOSTILE)],
        description=HOSTILE,
    ),
    "hostile line": LineChart(
        title=HOSTILE,
        series=[Series(HOSTILE, [Point(HOSTILE, 3)]), Series("x", [Point(HOSTILE, 4)])],
    ),
    "hostile map": HeatMap(title="x", rows=[HOSTILE], columns=[HOSTILE], values=[[1]]),
}
