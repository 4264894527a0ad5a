"""What can be asked about how a version came to be."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from prima.foundation.refusals import NotFound
from prima.promise.standards.models import (
    Comment,
    Decree,
    Forum,
    Making,
    Publication,
    SignedCopy,
    StandardVersion,
    Undertaking,
)
from prima.promise.standards.queries.versions import document_of
from prima.promise.standards.rules.making import (
    BEFORE_PUBLISHING,
    Group,
    Process,
    Stage,
    review_is_due,
)
from prima.promise.standards.rules.scoring import Agreement
from prima.promise.standards.rules.versions import State

if TYPE_CHECKING:
    from prima.foundation.units.models import Unit
    from prima.promise.standards.models import Service


class NoSuchConsultation(NotFound):
    code = "no-such-consultation"


class NoSuchComment(NotFound):
    code = "no-such-comment"


class NoSuchForum(NotFound):
    code = "no-such-forum"


class NoSuchUndertaking(NotFound):
    code = "no-such-undertaking"


class NoSignedCopy(NotFound):
    code = "no-signed-copy"


_WHOLE = ("version__standard__service__unit", "version__publication", "version__decree")


def making_of(version: StandardVersion) -> Making | None:
    return Making.objects.filter(version=version).select_related(*_WHOLE).first()


def newest_making(service: "Service") -> Making | None:
    """Return the way of the newest version that has one."""
    makings = Making.objects.filter(version__standard__service=service).select_related(*_WHOLE)
    return makings.order_by("-version__number").first()


def stage_of(making: Making) -> Stage:
    """Return where a version stands; published by the short way, it is beyond the drafting."""
    stage = Stage(making.stage)
    is_published = making.version.state == State.PUBLISHED
    return Stage.DISSEMINATION if is_published and stage in BEFORE_PUBLISHING else stage


def process_of(making: Making) -> Process:
    """Return all that is known of the way of a version, as a value for the rules."""
    version = making.version
    comments = list(making.comments.all())
    forums = list(making.forums.all())
    publication = Publication.objects.filter(new=version).first()
    return Process(
        stage=stage_of(making),
        document=document_of(version),
        why=making.why,
        team=making.team,
        situation=making.situation,
        discussed_on=making.discussed_on,
        opens_on=making.opens_on,
        closes_on=making.closes_on,
        comments=len(comments),
        answered=sum(bool(each.answer) for each in comments),
        forums=len(forums),
        groups=groups_of(forums),
        trial_from=making.trial_from,
        trial_until=making.trial_until,
        trial_review=making.trial_review,
        has_signed_copy=SignedCopy.objects.filter(version=version).exists(),
        spread=version.spreadings.count(),
        in_force_on=publication.in_force_on if publication else None,
        review_due_on=making.review_due_on,
    )


def groups_of(forums: list[Forum]) -> frozenset[Group]:
    """Return the groups of which somebody was at one of the forums."""
    return frozenset(
        group for forum in forums for group in Group if getattr(forum, group.value.lower())
    )


def agreement_of(version: StandardVersion) -> Agreement | None:
    """Return how the public took part; None where nobody was asked yet."""
    making = making_of(version)
    if making is None or making.opens_on is None:
        return None
    process = process_of(making)
    return Agreement(
        groups=len(process.groups), comments=process.comments, answered=process.answered
    )


def consultations_open(today: date) -> QuerySet[Making]:
    """Return the drafts on which the public may comment on a day, the last to close first."""
    return (
        Making.objects.filter(
            stage=Stage.CONSULTATION,
            version__state=State.DRAFT,
            opens_on__lte=today,
            closes_on__gte=today,
        )
        .select_related(*_WHOLE)
        .order_by("closes_on", "id")
    )


def consultation_known_as(uuid: UUID) -> Making:
    """Return a draft that was shown to the public, open or not."""
    making = (
        Making.objects.filter(uuid=uuid, opens_on__isnull=False).select_related(*_WHOLE).first()
    )
    if making is None:
        raise NoSuchConsultation
    return making


def comment_known_as(making: Making, uuid: UUID) -> Comment:
    comment = making.comments.filter(uuid=uuid).first()
    if comment is None:
        raise NoSuchComment
    return comment


def forum_known_as(making: Making, uuid: UUID) -> Forum:
    forum = making.forums.filter(uuid=uuid).prefetch_related("undertakings").first()
    if forum is None:
        raise NoSuchForum
    return forum


def undertaking_known_as(making: Making, uuid: UUID) -> Undertaking:
    undertaking = Undertaking.objects.filter(uuid=uuid, forum__making=making).first()
    if undertaking is None:
        raise NoSuchUndertaking
    return undertaking


def decree_of(version: StandardVersion) -> Decree | None:
    return Decree.objects.filter(version=version).first()


def signed_copy_of(version: StandardVersion) -> SignedCopy:
    copy = SignedCopy.objects.filter(version=version).first()
    if copy is None:
        raise NoSignedCopy
    return copy


def reviews_due(unit: "Unit", today: date) -> list[Making]:
    """Return the versions of a unit whose review is due, the longest due first."""
    makings = Making.objects.filter(
        version__standard__service__unit=unit, review_due_on__lte=today, stage=Stage.APPLICATION
    ).select_related(*_WHOLE)
    return [
        each
        for each in makings.order_by("review_due_on")
        if review_is_due(each.review_due_on, today)
    ]
