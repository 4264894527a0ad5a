"""Forecasts and tried orders, laid out for components."""

from functools import partial

from django import template
from django.utils.translation import gettext as _

from prima.design.formats import number, percent
from prima.kernel.queueing import Band
from prima.measure.waiting import labels
from prima.measure.waiting.queries import Effect, Forecast, Plan, Promise, Review
from prima.measure.waiting.rules import Error
from prima.measure.waiting.templatetags.waiting_charts import clock_label, clock_words

register = template.Library()
Cell = dict[str, object]
_numeric = {"numeric": True}


@register.filter
def gain_words(forecast: Forecast) -> list[str]:
    return [labels.gain(forecast.opening, found) for found in forecast.gains]


@register.filter
def band_words(band: Band | None) -> str:
    return labels.minutes(band.mean) if band else labels.DASH


@register.filter
def kept_words(band: Band | None) -> str:
    return percent(band.mean, 0, language=labels.language()) if band else labels.DASH


@register.filter
def kept_certainty(band: Band | None) -> str:
    """Say between what the share of most days lies, and how many days were played."""
    if band is None:
        return ""
    say = partial(percent, decimals=0, language=labels.language())
    return _("on most days %(low)s to %(high)s; %(n)s days simulated") % {
        "low": say(band.days.low),
        "high": say(band.days.high),
        "n": band.n,
    }


@register.filter
def promise_words(promise: Promise) -> str:
    sentence = (
        _("Promised: %(share)s of people wait at most %(limit)s.")
        if promise.is_promised
        else _("Nothing is promised here; taken is: %(share)s of people wait at most %(limit)s.")
    )
    share = percent(promise.target.share, 0, language=labels.language())
    return sentence % {"share": share, "limit": labels.minutes(promise.target.within)}


@register.filter
def counters_certainty(plan: Plan) -> str:
    """Say where the number of counters comes from."""
    return _("the most, by the roster") if plan.is_rostered else _("all day")


@register.filter
def fewest_words(plan: Plan) -> str:
    """Say what the fewest counters come to, beside those that are open."""
    if plan.forecast is None or plan.forecast.fewest is None:
        return ""
    sentence = _(
        "The fewest counters that keep the promise: %(least)s counter-hours over the day, at most"
        " %(most)s at once. Planned are %(planned)s counter-hours."
    )
    say = partial(number, decimals=1, language=labels.language())
    least = plan.forecast.fewest.counters
    return sentence % {
        "least": say(sum(least) / 2),
        "most": max(least),
        "planned": say(sum(plan.forecast.planned.counters) / 2),
    }


@register.filter
def effect_words(effect: Effect) -> str:
    """Say what days were played."""
    sentence = _("About %(people)s people a day at %(counters)s open counters.")
    said = number(effect.demand.people, 0, language=labels.language())
    return sentence % {"people": said, "counters": effect.counters}


@register.simple_tag
def half_head() -> list[Cell]:
    return [
        {"label": _("From")},
        {"label": _("People foretold"), **_numeric},
        {"label": _("Open counters"), **_numeric},
        {"label": _("9 of 10 are called within"), **_numeric},
        {"label": _("on most days"), **_numeric},
        {"label": _("Fewest counters"), **_numeric},
    ]


@register.filter
def half_rows(forecast: Forecast) -> list[list[Cell]]:
    say = partial(number, decimals=1, language=labels.language())
    least = forecast.fewest.counters if forecast.fewest else None
    return [
        [
            {"text": clock_label(forecast.opening, half), "header": True},
            {"text": say(people), **_numeric},
            {"text": forecast.planned.counters[half], **_numeric},
            {"text": band_words(band), **_numeric},
            {"text": _days(band), **_numeric},
            {"text": least[half] if least else labels.DASH, **_numeric},
        ]
        for half, (people, band) in enumerate(
            zip(forecast.demand.expected, forecast.planned.waits, strict=True)
        )
    ]


def _days(band: Band | None) -> str:
    if band is None:
        return labels.DASH
    say = partial(number, decimals=0, language=labels.language())
    return f"{say(band.days.low)}{labels.DASH}{say(band.days.high)}"


@register.simple_tag
def review_head() -> list[Cell]:
    return [
        {"label": _("From")},
        {"label": _("Counters open"), **_numeric},
        {"label": _("People foretold"), **_numeric},
        {"label": _("People who came"), **_numeric},
        {"label": _("Expected wait"), **_numeric},
        {"label": _("on most days"), **_numeric},
        {"label": _("Measured wait"), **_numeric},
    ]


@register.filter
def review_rows(review: Review) -> list[list[Cell]]:
    say = partial(number, decimals=1, language=labels.language())
    return [
        [
            {"text": clock_words(half.starts_at), "header": True},
            {"text": half.counters, **_numeric},
            {"text": say(half.expected), **_numeric},
            {"text": half.came, **_numeric},
            {"text": band_words(half.foretold), **_numeric},
            {"text": _days(half.foretold), **_numeric},
            {"text": labels.minutes(half.waited), **_numeric},
        ]
        for half in review.halves
    ]


@register.filter
def error_words(error: Error) -> str:
    """Say how far off the forecast was."""
    say = partial(number, decimals=1, language=labels.language())
    sentence = _(
        "On average the forecast of a half-hour was %(absolute)s minutes off (%(bias)s minutes in"
        " one direction); %(within)s of %(halves)s half-hours lay where most days do."
    )
    return sentence % {
        "absolute": say(error.absolute),
        "bias": ("+" if error.bias > 0 else "") + say(error.bias),
        "within": error.within,
        "halves": error.halves,
    }


@register.simple_tag
def effect_head() -> list[Cell]:
    return [
        {"label": _("Who")},
        {"label": _("Mean wait now"), **_numeric},
        {"label": _("Mean wait then"), **_numeric},
        {"label": _("9 of 10 within, now"), **_numeric},
        {"label": _("9 of 10 within, then"), **_numeric},
    ]


@register.filter
def effect_rows(effect: Effect) -> list[list[Cell]]:
    now, then = effect.now, effect.then
    rows = [
        (_("Entitled to priority"), now.entitled_mean, then.entitled_mean,
         now.entitled_ninety, then.entitled_ninety),
        (_("Ordinary visitors"), now.ordinary_mean, then.ordinary_mean,
         now.ordinary_ninety, then.ordinary_ninety),
    ]  # fmt: skip
    return [
        [
            {"text": who, "header": True},
            *({"text": _mean(band), **_numeric} for band in bands),
        ]
        for who, *bands in rows
    ]


def _mean(band: Band | None) -> str:
    """Write the mean of all days with how sure it is."""
    if band is None:
        return labels.DASH
    say = partial(number, decimals=1, language=labels.language())
    span = f"{say(max(0.0, band.interval.low))}{labels.DASH}{say(band.interval.high)}"
    return f"{labels.minutes(band.mean)} ({span})"
