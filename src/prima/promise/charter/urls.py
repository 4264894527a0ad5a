from django.urls import path

from prima.promise.charter.views import public, showing, writing

app_name = "charter"

urlpatterns = [
    path("charter/<slug:slug>/", public.show, name="show"),
    path("charter/<slug:slug>/<str:paper>.pdf", public.poster, name="poster"),
    path("charters/<slug:slug>/", showing.home, name="home"),
    path("charters/<slug:slug>/_begin/", writing.begin, name="begin"),
    path("charters/<slug:slug>/draft/", writing.write, name="write"),
    path("charters/<slug:slug>/draft/guarantee/", writing.add_guarantee, name="add-guarantee"),
    path(
        "charters/<slug:slug>/draft/guarantee/<slug:code>/remove/",
        writing.remove_guarantee,
        name="remove-guarantee",
    ),
    path("charters/<slug:slug>/declare/", writing.declare, name="declare"),
    path("charters/<slug:slug>/<int:number>/", showing.version, name="version"),
]
