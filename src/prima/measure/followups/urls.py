from django.urls import path

from prima.measure.followups import views

app_name = "followups"

# No code of a service begins with an underscore, so this word hides no page of a service.
urlpatterns = [
    path("measure/<slug:slug>/_follow-up/", views.plan, name="plan"),
    path("measure/<slug:slug>/_follow-up/<uuid:uuid>/", views.follow_up, name="follow-up"),
    path("measure/<slug:slug>/_follow-up/<uuid:uuid>/drop", views.drop, name="drop"),
]
