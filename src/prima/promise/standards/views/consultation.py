"""What anybody may see and say: the drafts that are open for comments."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prima.foundation.units.queries import today_in
from prima.promise.standards import actions, forms, queries
from prima.promise.standards.rules.making import Stage, is_open


@require_safe
def consultations(request: HttpRequest) -> HttpResponse:
    """List the drafts on which the public may comment now."""
    today = timezone.localdate(timezone.now())
    page = {"makings": queries.consultations_open(today)}
    return render(request, "standards/consultations.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def consultation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show a draft with what was said and answered, and take a comment while it is open."""
    at = timezone.now()
    making = queries.consultation_known_as(uuid)
    unit = making.version.standard.service.unit
    today = today_in(unit, at)
    form = forms.SayComment(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        if not given["website"]:
            actions.comment(making, given["text"], given["name"], at=at, today=today)
        messages.success(
            request, _("Thank you. Your comment is shown here with the answer of the unit.")
        )
        return redirect(request.path)
    comments = list(making.comments.all())
    takes_comments = queries.stage_of(making) is Stage.CONSULTATION
    page = {
        "making": making,
        "unit": unit,
        "document": queries.document_of(making.version),
        "is_open": takes_comments and is_open(making.opens_on, making.closes_on, today),
        "answered": [each for each in comments if each.answer],
        "waiting": sum(not each.answer for each in comments),
        "forums": making.forums.prefetch_related("undertakings"),
        "form": form,
    }
    return render(request, "standards/consultation.html", page, status=422 if form.errors else 200)
