from django.urls import path

from prima.promise.standards.views import (
    catalogue,
    consultation,
    drafts,
    exchange,
    making,
    publishing,
    reading,
    schema,
    trying,
    versions,
    visions,
    worksheets,
    writing,
)

app_name = "standards"

# No code of a service begins with an underscore or a digit, so these words never hide one.
urlpatterns = [
    path("promise/schema.json", schema.schema, name="schema"),
    path("consultations/", consultation.consultations, name="consultations"),
    path("consultations/<uuid:uuid>/", consultation.consultation, name="consultation"),
    path("promise/<slug:slug>/", catalogue.show, name="catalogue"),
    path("promise/<slug:slug>/_add/", catalogue.add, name="add"),
    path("promise/<slug:slug>/_begin/", writing.begin, name="begin"),
    path("promise/<slug:slug>/_worksheets/", worksheets.show, name="worksheets"),
    path("promise/<slug:slug>/_worksheets/blank/", worksheets.blank, name="blank"),
    path("promise/<slug:slug>/_worksheets/vision/", visions.visions, name="visions"),
    path(
        "promise/<slug:slug>/_worksheets/vision/<uuid:uuid>/",
        visions.edit_vision,
        name="edit-vision",
    ),
    path(
        "promise/<slug:slug>/_worksheets/<uuid:uuid>/draft/",
        worksheets.draft,
        name="sheet-draft",
    ),
    path(
        "promise/<slug:slug>/_worksheets/<uuid:uuid>/<slug:name>/",
        worksheets.sheet,
        name="sheet",
    ),
    path("promise/<slug:slug>/_templates/<slug:code>/", catalogue.template, name="template"),
    path("promise/<slug:slug>/<slug:code>/", versions.service, name="service"),
    path("promise/<slug:slug>/<slug:code>/draft/", drafts.edit, name="draft"),
    path("promise/<slug:slug>/<slug:code>/next/", writing.begin_next, name="begin-next"),
    path("promise/<slug:slug>/<slug:code>/write/<slug:name>/", writing.section, name="write"),
    path("promise/<slug:slug>/<slug:code>/making/", making.making, name="making"),
    path(
        "promise/<slug:slug>/<slug:code>/making/<uuid:uuid>.pdf", exchange.minutes, name="minutes"
    ),
    path(
        "promise/<slug:slug>/<slug:code>/<int:number>/decree.pdf",
        exchange.signed_copy,
        name="signed-copy",
    ),
    path("promise/<slug:slug>/<slug:code>/<int:number>.docx", exchange.word, name="word"),
    path("promise/<slug:slug>/<slug:code>/<int:number>.pdf", exchange.pdf, name="pdf"),
    path("promise/<slug:slug>/<slug:code>/<int:number>/sippn/", exchange.sippn, name="sippn"),
    path("promise/<slug:slug>/<slug:code>/reading/", reading.reading, name="reading"),
    path("promise/<slug:slug>/<slug:code>/principles/", reading.principles, name="principles"),
    path("promise/<slug:slug>/<slug:code>/compare/", reading.compare, name="compare"),
    path("promise/<slug:slug>/<slug:code>/what-if/", trying.what_if, name="what-if"),
    path("promise/<slug:slug>/<slug:code>/publish/", publishing.publish, name="publish"),
    path("promise/<slug:slug>/<slug:code>/offered/", publishing.offered, name="offered"),
    path("promise/<slug:slug>/<slug:code>/<int:number>/", versions.version, name="version"),
    path("promise/<slug:slug>/<slug:code>/<int:number>.yaml", versions.text, name="text"),
    path("promise/<slug:slug>/<slug:code>/diff/<int:old>/<int:new>/", versions.diff, name="diff"),
]
