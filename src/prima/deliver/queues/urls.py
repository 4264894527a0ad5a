from django.urls import path

from prima.deliver.queues.views import board, desk, kiosk, paper, planning, screens, setup, ticket

app_name = "queues"

urlpatterns = [
    path("kiosk/<slug:slug>/", kiosk.choose, name="kiosk"),
    path("kiosk/<slug:slug>/ticket/<slug:secret>/", kiosk.printed, name="kiosk-ticket"),
    path("kiosk/<slug:slug>/<slug:code>/", kiosk.take, name="kiosk-service"),
    path("kiosk/<slug:slug>/<slug:code>/no-thanks/", kiosk.no_thanks, name="no-thanks"),
    path("t/<slug:secret>/", ticket.show, name="ticket"),
    path("t/worker.js", ticket.worker, name="worker"),
    path("t/<slug:secret>/leave/", ticket.leave, name="leave"),
    path("t/<slug:secret>/on-my-way/", ticket.on_my_way, name="on-my-way"),
    path("t/<slug:secret>/let-pass/", ticket.let_pass, name="let-pass"),
    path("t/<slug:secret>/come-back/", ticket.come_back, name="come-back"),
    path("board/<slug:slug>/", board.show, name="board"),
    path("board/<slug:slug>/voice/", board.voice, name="voice"),
    path("desk/", desk.counters, name="counters"),
    path("desk/<slug:slug>/<int:number>/", desk.show, name="desk"),
    path("desk/<slug:slug>/<int:number>/paper/", paper.sheet, name="paper"),
    path("desk/<slug:slug>/<int:number>/late/", paper.late, name="late"),
    path("desk/<slug:slug>/<int:number>/<slug:move>/", desk.move, name="move"),
    path("queues/<slug:slug>/screens/", screens.overview, name="screens"),
    path("queues/<slug:slug>/screens/voice/", screens.voice, name="voice-setup"),
    path("queues/<slug:slug>/screens/<uuid:uuid>/", screens.take_down, name="take-down"),
    path("queues/<slug:slug>/", setup.overview, name="setup"),
    path("queues/<slug:slug>/order/", planning.order, name="order"),
    path("queues/<slug:slug>/roster/", planning.roster, name="roster"),
    path("queues/<slug:slug>/roster/<int:duty>/", planning.cancel, name="cancel-duty"),
    path("queues/<slug:slug>/intake/<slug:letter>/", planning.intake, name="intake"),
    path("queues/<slug:slug>/queue/", setup.queue, name="new-queue"),
    path("queues/<slug:slug>/queue/<slug:letter>/", setup.queue, name="queue"),
    path("queues/<slug:slug>/counter/", setup.counter, name="new-counter"),
    path("queues/<slug:slug>/counter/<int:number>/", setup.counter, name="counter"),
]
