from django.urls import path

from prima.deliver.appointments.views import booking, door, holding, setup, staff

app_name = "appointments"

urlpatterns = [
    path("book/<slug:slug>/", booking.services, name="services"),
    path("book/<slug:slug>/<slug:code>/", booking.days, name="days"),
    path("book/<slug:slug>/<slug:code>/<slug:on>/", booking.times, name="times"),
    path("book/<slug:slug>/<slug:code>/<slug:on>/wait/", booking.wait, name="wait"),
    path("book/<slug:slug>/<slug:code>/<slug:on>/<slug:clock>/", booking.confirm, name="confirm"),
    path("a/<slug:secret>/", holding.show, name="appointment"),
    path("a/<slug:secret>/appointment.ics", holding.calendar, name="calendar"),
    path("a/<slug:secret>/cancel/", holding.cancel, name="cancel"),
    path("a/<slug:secret>/move/", holding.move, name="move"),
    path("a/<slug:secret>/check-in/", holding.check_in, name="check-in"),
    path("wish/<slug:secret>/", holding.wish, name="wish"),
    path("check-in/<slug:slug>/", door.check_in, name="door"),
    path("appointments/<slug:slug>/", staff.expected, name="expected"),
    path("appointments/<slug:slug>/mark/<uuid:uuid>/<slug:move>/", staff.mark, name="mark"),
    path("appointments/<slug:slug>/plans/", setup.plans, name="plans"),
    path("appointments/<slug:slug>/plans/<slug:code>/", setup.plan, name="plan"),
]
