from prima.kernel.intervals import Interval
from prima.kernel.queueing import Verdict
from prima.measure.waiting import labels


def test_every_verdict_has_words_and_a_state() -> None:
    assert set(labels.VERDICTS) == set(labels.STATES) == set(Verdict)


def test_short_times_are_exact_and_long_ones_readable() -> None:
    said = [labels.minutes(spent).replace("\N{NO-BREAK SPACE}", " ") for spent in (None, 2.25, 95)]

    assert said == ["\N{EN DASH}", "2,3 mnt", "1 jam 35 menit"]


def test_an_interval_of_too_few_is_said_to_be_missing() -> None:
    assert labels.between(None) == "terlalu sedikit untuk rentang"
    assert labels.between(Interval(1, 2)) == "1,0 sampai 2,0 mnt (95 %)"
