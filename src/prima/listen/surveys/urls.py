from django.urls import path

from prima.listen.surveys.views import (
    answer,
    cycle,
    imports,
    integrity,
    library,
    officers,
    staff,
    way,
    ways,
)

app_name = "surveys"

urlpatterns = [
    path("survey/for/<str:secret>", answer.offer, name="offer"),
    path("survey/thanks/<slug:slug>/", answer.thanks, name="thanks"),
    path("survey/at/<str:code>/", way.answer, name="way"),
    path("survey/at/<str:code>/thanks/", way.thanks, name="way-thanks"),
    path("survey/at/<str:code>/answers/<str:client>", way.put, name="way-put"),
    path("survey/at/<str:code>/worker.js", way.worker, name="way-worker"),
    path("survey/at/<str:code>/app.webmanifest", way.manifest, name="way-manifest"),
    path("survey/<str:token>/", answer.answer, name="answer"),
    path("listen/<slug:slug>/surveys/", staff.home, name="home"),
    path("listen/<slug:slug>/surveys/suggestions/", staff.suggestions, name="suggestions"),
    path("listen/<slug:slug>/surveys/integrity/", integrity.integrity, name="integrity"),
    path("listen/<slug:slug>/surveys/cycle/<slug:service>/", cycle.cycle, name="cycle"),
    path("listen/<slug:slug>/surveys/ways/", ways.ways, name="ways"),
    path("listen/<slug:slug>/surveys/ways/<str:code>/", ways.show, name="way-staff"),
    path("listen/<slug:slug>/surveys/ways/<str:code>/close", ways.close, name="way-close"),
    path("listen/<slug:slug>/surveys/ways/<str:code>/poster", ways.poster, name="poster"),
    path("listen/<slug:slug>/surveys/ways/<str:code>/paper", officers.paper, name="paper"),
    path("listen/<slug:slug>/surveys/ways/<str:code>/ask", officers.ask, name="ask"),
    path("listen/<slug:slug>/surveys/ways/<str:code>/type", officers.type_in, name="type"),
    path("listen/instrument.schema.json", library.schema, name="schema"),
    path("listen/<slug:slug>/surveys/instruments/", library.instruments, name="instruments"),
    path("listen/<slug:slug>/surveys/instruments/bring", library.bring, name="bring"),
    path(
        "listen/<slug:slug>/surveys/instruments/ours/<slug:name>/", library.shipped, name="shipped"
    ),
    path(
        "listen/<slug:slug>/surveys/instruments/ours/<slug:name>/adopt", library.adopt, name="adopt"
    ),
    path(
        "listen/<slug:slug>/surveys/instruments/<str:code>/<str:version>/",
        library.adopted,
        name="instrument",
    ),
    path(
        "listen/<slug:slug>/surveys/instruments/<str:code>/<str:version>.yaml",
        library.as_yaml,
        name="instrument-yaml",
    ),
    path("listen/<slug:slug>/surveys/import/", imports.upload, name="upload"),
    path("listen/<slug:slug>/surveys/template.xlsx", imports.template, name="template"),
    path("listen/<slug:slug>/surveys/imports/<uuid:uuid>/", imports.batch, name="batch"),
    path("listen/<slug:slug>/surveys/imports/<uuid:uuid>/columns", imports.columns, name="columns"),
    path("listen/<slug:slug>/surveys/imports/<uuid:uuid>/confirm", imports.confirm, name="confirm"),
    path("listen/<slug:slug>/surveys/imports/<uuid:uuid>/discard", imports.discard, name="discard"),
    path("listen/<slug:slug>/surveys/imports/<uuid:uuid>/undo", imports.undo, name="undo"),
]
