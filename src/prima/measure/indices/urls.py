from django.urls import path

from prima.measure.indices.views import public, staff

app_name = "indices"

# No code of a service begins with an underscore, so this word never hides one.
urlpatterns = [
    path("results/<slug:slug>/", public.results, name="results"),
    path("results/<slug:slug>/<str:kind>.<str:suffix>", public.published, name="published"),
    path("measure/<slug:slug>/", staff.home, name="home"),
    path("measure/<slug:slug>/_formula/", staff.formula, name="formula"),
    path("measure/<slug:slug>/report.pdf", staff.report, name="report"),
    path("measure/<slug:slug>/table.xlsx", staff.table, name="table"),
    path("measure/<slug:slug>/recap.pdf", staff.recap, {"suffix": "pdf"}, name="recap-pdf"),
    path("measure/<slug:slug>/recap.xlsx", staff.recap, {"suffix": "xlsx"}, name="recap-xlsx"),
    path("measure/<slug:slug>/<slug:code>/", staff.service, name="service"),
    path("measure/<slug:slug>/<slug:code>/formula/", staff.service_formula, name="service-formula"),
    path("measure/<slug:slug>/<slug:code>/promises/<slug:line>/", staff.promise, name="promise"),
]
