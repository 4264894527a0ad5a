from django.urls import path

from prima.measure.waiting.views import managing, planning

app_name = "waiting"

# No code of a service begins with an underscore, so these words never hide one.
urlpatterns = [
    path("measure/<slug:slug>/_waiting/", managing.home, name="home"),
    path("measure/<slug:slug>/_waiting/now/", managing.now, name="now"),
    path("measure/<slug:slug>/_waiting/officers/", managing.officers, name="officers"),
    path("measure/<slug:slug>/_waiting/rows/", managing.rows, name="rows"),
    path("measure/<slug:slug>/_waiting/staffing/", planning.staffing, name="staffing"),
    path("measure/<slug:slug>/_waiting/priority/", planning.priority, name="priority"),
]
