from django.urls import path

from prima.deliver.queues.views import board, desk, kiosk, setup, ticket

app_name = "queues"

urlpatterns = [
    path("kiosk/<slug:slug>/", kiosk.choose, name="kiosk"),
    path("kiosk/<slug:slug>/ticket/<slug:secret>/", kiosk.printed, name="kiosk-ticket"),
    path("kiosk/<slug:slug>/<slug:code>/", kiosk.take, name="kiosk-service"),
    path("t/<slug:secret>/", ticket.show, name="ticket"),
    path("t/<slug:secret>/leave/", ticket.leave, name="leave"),
    path("board/<slug:slug>/", board.show, name="board"),
    path("desk/", desk.counters, name="counters"),
    path("desk/<slug:slug>/<int:number>/", desk.show, name="desk"),
    path("desk/<slug:slug>/<int:number>/<slug:move>/", desk.move, name="move"),
    path("queues/<slug:slug>/", setup.overview, name="setup"),
    path("queues/<slug:slug>/queue/", setup.queue, name="new-queue"),
    path("queues/<slug:slug>/queue/<slug:letter>/", setup.queue, name="queue"),
    path("queues/<slug:slug>/counter/", setup.counter, name="new-counter"),
    path("queues/<slug:slug>/counter/<int:number>/", setup.counter, name="counter"),
]
