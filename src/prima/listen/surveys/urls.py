from django.urls import path

from prima.listen.surveys.views import answer, imports, staff

app_name = "surveys"

urlpatterns = [
    path("survey/for/<str:secret>", answer.offer, name="offer"),
    path("survey/thanks/<slug:slug>/", answer.thanks, name="thanks"),
    path("survey/<str:token>/", answer.answer, name="answer"),
    path("listen/<slug:slug>/surveys/", staff.home, name="home"),
    path("listen/<slug:slug>/surveys/suggestions/", staff.suggestions, name="suggestions"),
    path("listen/<slug:slug>/surveys/import/", imports.upload, name="upload"),
    path("listen/<slug:slug>/surveys/template.xlsx", imports.template, name="template"),
    path("listen/<slug:slug>/surveys/imports/<uuid:uuid>/", imports.batch, name="batch"),
    path("listen/<slug:slug>/surveys/imports/<uuid:uuid>/confirm", imports.confirm, name="confirm"),
    path("listen/<slug:slug>/surveys/imports/<uuid:uuid>/discard", imports.discard, name="discard"),
    path("listen/<slug:slug>/surveys/imports/<uuid:uuid>/undo", imports.undo, name="undo"),
]
