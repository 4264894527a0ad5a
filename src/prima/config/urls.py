"""Every address, assembled."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("prima.web.sign_in")),
    path("design/", include("prima.design.urls")),
    path("", include("prima.foundation.health.urls")),
    path("", include("prima.promise.standards.urls")),
    path("", include("prima.promise.procedures.urls")),
    path("", include("prima.promise.charter.urls")),
    path("", include("prima.promise.assessments.urls")),
    path("", include("prima.deliver.queues.urls")),
    path("", include("prima.deliver.appointments.urls")),
    path("", include("prima.listen.surveys.urls")),
    path("", include("prima.listen.samples.urls")),
    path("", include("prima.measure.followups.urls")),
    path("", include("prima.measure.waiting.urls")),  # before indices: it names more exactly
    path("", include("prima.measure.analyses.urls")),  # before indices, for the same reason
    path("", include("prima.measure.indices.urls")),
    path("", include("prima.measure.guarantees.urls")),
    path("", include("prima.web.urls")),
]

handler400 = "prima.foundation.http.bad_request"
handler403 = "prima.foundation.http.forbidden"
handler404 = "prima.foundation.http.not_found"
handler500 = "prima.foundation.http.failed"
