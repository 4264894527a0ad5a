from django.urls import path

from prima.listen.samples import views

app_name = "samples"

urlpatterns = [
    path("listen/<slug:slug>/samples/", views.home, name="home"),
    path("listen/<slug:slug>/samples/new", views.new, name="new"),
    path("listen/<slug:slug>/samples/<uuid:uuid>/", views.plan, name="plan"),
    path("listen/<slug:slug>/samples/<uuid:uuid>/withdraw", views.withdraw, name="withdraw"),
]
