from django.urls import path

from prima.promise.procedures.views import editing, life, public, reading

app_name = "procedures"

ONE = "procedures/<slug:slug>/<slug:code>/"
VERSION = f"{ONE}<int:number>"
# No code of a procedure begins with an underscore or a digit, so these words never hide one.
urlpatterns = [
    path("procedures/schema.json", public.schema, name="schema"),
    path("sop/<uuid:uuid>/", public.copy, name="copy"),
    path("procedures/<slug:slug>/", reading.register, name="register"),
    path("procedures/<slug:slug>/_take-in/", life.take_in, name="take-in"),
    path("procedures/<slug:slug>/_start/<slug:service>/", life.start, name="start"),
    path(ONE, reading.show, name="show"),
    path(f"{ONE}_next/", life.next_version, name="next"),
    path(f"{ONE}_why/", life.why, name="why"),
    path(f"{ONE}_rows/", editing.rows, name="rows"),
    path(f"{ONE}_sections/", editing.sections, name="sections"),
    path(f"{ONE}_performers/", editing.performers, name="performers"),
    path(f"{ONE}_ratify/", life.ratify, name="ratify"),
    path(f"{VERSION}/", reading.version, name="version"),
    path(f"{VERSION}/advance/", life.advance, name="advance"),
    path(f"{VERSION}/understand/", life.understand, name="understand"),
    path(f"{VERSION}/check/", life.check, name="check"),
    path(f"{VERSION}/evaluate/", life.evaluate, name="evaluate"),
    path(f"{VERSION}.yaml", reading.text, name="text"),
    path(f"{VERSION}.bpmn", reading.bpmn, name="bpmn"),
    path(f"{VERSION}.pdf", reading.pdf, name="pdf"),
]
