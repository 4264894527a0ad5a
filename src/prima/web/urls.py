from django.urls import path

from prima.web.views import finding, office, overview, portal, preferences, start

urlpatterns = [
    path("", portal.home, name="home"),
    path("u/<slug:slug>/", portal.unit, name="unit"),
    path("u/<slug:slug>/<slug:code>/", portal.service, name="service"),
    path("u/<slug:slug>/<slug:code>/checklist/", finding.checklist, name="checklist"),
    path("need/<slug:code>/", finding.need, name="need"),
    path("open-data/services.json", finding.services_json, name="open-data-json"),
    path("open-data/services.csv", finding.services_csv, name="open-data-csv"),
    path("overview/", overview.first, name="overview"),
    path("overview/<slug:slug>/", overview.today, name="overview-of"),
    path("improve/<slug:slug>/", overview.improve, name="improve"),
    path("office/<slug:slug>/", office.overview, name="office"),
    path("office/<slug:slug>/hours/", office.hours, name="office-hours"),
    path("office/<slug:slug>/special-day/", office.special_day, name="office-special-day"),
    path("office/<slug:slug>/person/", office.person, name="office-person"),
    path(
        "office/<slug:slug>/person/<uuid:uuid>/<str:kind>/end/",
        office.end_role,
        name="office-end-role",
    ),
    path("start/", start.start, name="start"),
    path("language", preferences.language, name="language"),
    path("theme", preferences.theme, name="theme"),
]
