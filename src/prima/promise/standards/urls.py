from django.urls import path

from prima.promise.standards.views import (
    catalogue,
    drafts,
    publishing,
    reading,
    schema,
    trying,
    versions,
)

app_name = "standards"

# No code of a service begins with an underscore or a digit, so these words never hide one.
urlpatterns = [
    path("promise/schema.json", schema.schema, name="schema"),
    path("promise/<slug:slug>/", catalogue.show, name="catalogue"),
    path("promise/<slug:slug>/_add/", catalogue.add, name="add"),
    path("promise/<slug:slug>/_templates/<slug:code>/", catalogue.template, name="template"),
    path("promise/<slug:slug>/<slug:code>/", versions.service, name="service"),
    path("promise/<slug:slug>/<slug:code>/draft/", drafts.edit, name="draft"),
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
