"""The words people read for our codes."""

from django.utils.translation import gettext_lazy as _

from prima.deliver.queues.rules import Channel, Reason, State

STATES = {
    State.WAITING: _("Waiting"),
    State.CALLED: _("Called"),
    State.SERVING: _("Being served"),
    State.DONE: _("Finished"),
    State.NO_SHOW: _("Not present when called"),
    State.LEFT: _("Left the queue"),
}
CHANNELS = {
    Channel.KIOSK: _("Kiosk"),
    Channel.PHONE: _("Phone"),
    Channel.DESK: _("Desk"),
}
REASONS = {
    Reason.NEXT_STEP: _("Next step of the service"),
    Reason.WRONG_QUEUE: _("Took a number for the wrong queue"),
    Reason.MORE_ABLE: _("Somebody there can help better"),
    Reason.OTHER: _("Another reason"),
}
