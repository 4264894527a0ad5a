from django.urls import path

from prima.promise.assessments import views

app_name = "assessments"

urlpatterns = [
    path("assessments/<slug:slug>/", views.home, name="home"),
    path("assessments/<slug:slug>/<uuid:uuid>/", views.show, name="show"),
    path("assessments/<slug:slug>/_look/<slug:instrument>/", views.assess, name="assess"),
    path(
        "assessments/<slug:slug>/_look/<slug:instrument>/<slug:code>/",
        views.assess,
        name="assess-service",
    ),
]
