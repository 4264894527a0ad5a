"""What the answers say beyond the index: each with how sure it is, or that too few answered."""

from prima.measure.analyses.queries.about import (
    About,
    NotAsked,
    about,
    instrument_coded,
    instruments_asked,
)
from prima.measure.analyses.queries.agreeing import Agreement, ItemAgreement, agreements
from prima.measure.analyses.queries.expected import Gap, Gaps, Priorities, gaps, priorities
from prima.measure.analyses.queries.methods import Block, NoSuchMethod, method_page
from prima.measure.analyses.queries.moving import Changes, Course, Moved, changes, course
from prima.measure.analyses.queries.wanted import (
    Explained,
    Feature,
    Loyalty,
    Share,
    explained,
    features,
    loyalty,
)

__all__ = [
    "About",
    "Agreement",
    "Block",
    "Changes",
    "Course",
    "Explained",
    "Feature",
    "Gap",
    "Gaps",
    "ItemAgreement",
    "Loyalty",
    "Moved",
    "NoSuchMethod",
    "NotAsked",
    "Priorities",
    "Share",
    "about",
    "agreements",
    "changes",
    "course",
    "explained",
    "features",
    "gaps",
    "instrument_coded",
    "instruments_asked",
    "loyalty",
    "method_page",
    "priorities",
]
