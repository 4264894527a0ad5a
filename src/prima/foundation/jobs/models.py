from django.db import models


class Lease(models.Model):
    """Which process runs the jobs. Another may take over once it has been silent for a while.

    Personal data: none.
    """

    name = models.CharField(max_length=40, primary_key=True)
    holder = models.CharField(max_length=40)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.holder} until {self.expires_at:%H:%M:%S}"


class Schedule(models.Model):
    """How far a periodic job has come: the newest slot that was queued.

    Personal data: none.
    """

    name = models.CharField(max_length=80, primary_key=True)
    slot_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.slot_at:%Y-%m-%d %H:%M:%S}"
