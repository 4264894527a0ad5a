"""Findings, principles and comparisons as rows for the pages."""

from collections.abc import Iterable

from prima.promise.standards import labels
from prima.promise.standards.rules.comparing import Compared, Evidence, Verdict
from prima.promise.standards.rules.findings import Finding, Severity
from prima.promise.standards.rules.principles import Principle
from prima.promise.standards.rules.scoring import Judged, Scored
from prima.promise.standards.views.showing import finding_row

STATES = {True: "kept", False: "broken", None: "unknown"}
VERDICT_STATES = {
    Verdict.YES: "kept",
    Verdict.NO: "broken",
    Verdict.SAME: "unknown",
    Verdict.MIXED: "at-risk",
}
Row = dict[str, object]


def severity_groups(found: Iterable[Finding]) -> list[Row]:
    """Return the findings by how much they matter; what has none is said too."""
    rows = [(each.severity, finding_row(each)) for each in found]
    return [
        {
            "code": severity.value,
            "word": labels.SEVERITIES[severity],
            "rows": [row for own, row in rows if own is severity],
        }
        for severity in Severity
    ]


def principle_rows(principles: Iterable[Scored]) -> dict[Principle, Row]:
    return {
        each.principle: {
            "name": labels.PRINCIPLES[each.principle],
            "kept": each.kept,
            "known": each.known,
            "score": each.score,
            "criteria": [_criterion_row(judged) for judged in each.criteria],
        }
        for each in principles
    }


def _criterion_row(judged: Judged) -> Row:
    return {
        "words": labels.CRITERIA[judged.criterion],
        "state": STATES[judged.kept],
        "against": [finding_row(each) for each in judged.against],
    }


def comparative_rows(comparatives: Iterable[Compared]) -> list[Row]:
    return [
        {
            "name": labels.COMPARATIVES[each.comparative],
            "how": labels.HOW_COMPARED[each.comparative],
            "verdict": labels.VERDICTS[each.verdict],
            "state": VERDICT_STATES[each.verdict],
            "evidence": [_evidence_row(line) for line in each.evidence],
        }
        for each in comparatives
    ]


def _evidence_row(line: Evidence) -> Row:
    return {
        "aspect": labels.ASPECTS[line.aspect],
        "old": labels.counted(line.aspect, line.old),
        "new": labels.counted(line.aspect, line.new),
        "is_gain": line.is_gain,
        "is_loss": line.is_loss,
    }
