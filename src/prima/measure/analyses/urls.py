from django.urls import path

from prima.measure.analyses import views

app_name = "analyses"

# Listed before the indices, whose addresses are wider. No code of a service begins with "_".
urlpatterns = [
    path("measure/<slug:slug>/_analyses/", views.home, name="home"),
    path("measure/<slug:slug>/_analyses/rows/", views.rows, name="rows"),
    path("measure/<slug:slug>/_analyses/methods/<slug:name>/", views.method, name="method"),
    path("measure/<slug:slug>/_analyses/<slug:name>/", views.show, name="show"),
]
